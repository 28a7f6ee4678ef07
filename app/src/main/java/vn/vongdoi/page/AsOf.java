package vn.vongdoi.page;

import java.time.Instant;

/**
 * The store position that the figures of a page were computed at: asked again at the same position they are the same.
 *
 * @param at when that was
 */
public record AsOf(long position, Instant at) {}
