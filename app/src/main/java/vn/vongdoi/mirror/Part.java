package vn.vongdoi.mirror;

/**
 * A file of the mirror. It never changes; the manifest that names it does.
 *
 * @param month {@code 2026-11}, or {@link #UNDATED}; {@link #ALL} of what is not kept by months
 * @param delta what changed since the other files were made, instead of what they say
 * @param first the lowest position from which a row of it stood
 * @param last the highest
 */
record Part(String file, Table table, String month, boolean delta, long rows, long first, long last, String sha256) {
    static final String UNDATED = "undated";
    static final String ALL = "all";
}
