package vn.vongdoi.page;

import java.io.Serializable;

/**
 * A word or two in a coloured pill: {@code page/chip.jte}. The text alone must say it all. It may be the outcome of a
 * form, which waits in the session for the next page.
 */
public record Chip(Standing standing, String text) implements Serializable {}
