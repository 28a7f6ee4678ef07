package vn.vongdoi.page;

/** A word or two in a coloured pill: {@code page/chip.jte}. The text alone must say it all. */
public record Chip(Standing standing, String text) {}
