package vn.vongdoi.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On what a request depends: the headers of that name, or the fields of a Bundle's entry.
 *
 * @param ifModifiedSince the last instant of what was said; null also when it was no time
 */
record Conditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable String ifNoneExist,
        @Nullable Instant ifModifiedSince) {}
