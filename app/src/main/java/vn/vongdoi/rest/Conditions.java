package vn.vongdoi.rest;

import org.jspecify.annotations.Nullable;

/** On what a request depends: the headers of that name, or the fields of a Bundle's entry. */
record Conditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable String ifNoneExist,
        @Nullable String ifModifiedSince) {
    static final Conditions NONE = new Conditions(null, null, null, null);
}
