package vn.vongdoi.claimcheck;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;

/** Codes that a facility's list does not have: each is reported once, where it first stands, with its lines counted. */
final class Unlisted {
    private record Place(Row row, String field, int[] lines) {}

    private final Map<String, Place> codes = new LinkedHashMap<>();

    void add(Row row, String field, String code) {
        codes.computeIfAbsent(code, _ -> new Place(row, field, new int[1])).lines()[0]++;
    }

    /** @param says what the list does not have, before the code */
    void report(Rule rule, String says, Findings findings) {
        codes.forEach((code, place) -> findings.add(
                rule,
                place.row(),
                place.field(),
                code,
                says + " '" + Formats.shown(code) + "' (" + place.lines()[0] + " dòng); hãy sửa mã, hoặc nạp sổ mới."));
    }
}
