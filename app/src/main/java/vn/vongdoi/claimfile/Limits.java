package vn.vongdoi.claimfile;

/**
 * How large the parts of a file may be. They are far above anything a hospital sends and low enough that no file can
 * exhaust the memory; the file itself may be of any size because it is streamed.
 *
 * @param encounterBytes one HOSO as sent (base64 included)
 * @param valueBytes anything between two tags outside NOIDUNGFILE: a value, a comment, white space, a tag itself
 * @param depth open elements at a time
 * @param nameLength characters of an element name
 * @param unknownNames different element and attribute names of one document that no standard knows
 * @param attributes attributes and namespace declarations of one element
 * @param rows rows of one table
 * @param unpackedBytes one compressed file when unpacked
 * @param ratio unpacked bytes per packed byte; XML of claims stays below 60
 * @param archiveEntries files in one archive
 */
record Limits(
        int encounterBytes,
        int valueBytes,
        int depth,
        int nameLength,
        int unknownNames,
        int attributes,
        int rows,
        long unpackedBytes,
        int ratio,
        int archiveEntries) {
    static final Limits STANDARD = new Limits(32 << 20, 4 << 20, 40, 200, 2_000, 50, 50_000, 16L << 30, 250, 200_000);

    Limits {
        if (encounterBytes < valueBytes || valueBytes < 1 || depth < 8 || nameLength < 80) {
            throw new IllegalArgumentException("limits below what a legal file needs");
        }
    }
}
