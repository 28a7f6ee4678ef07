package vn.vongdoi.registers;

/**
 * What makes a row the same row in the next loading.
 *
 * @param column the column to name when two rows have one key
 */
record RowKey(String column, String text) {
    static RowKey of(String column, String... parts) {
        return new RowKey(column, String.join("|", parts));
    }
}
