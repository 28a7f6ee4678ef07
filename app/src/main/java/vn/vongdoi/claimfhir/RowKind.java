package vn.vongdoi.claimfhir;

import tools.jackson.databind.JsonNode;
import vn.vongdoi.claimfile.Row;

/** What a row of XML3 or XML4 is about, which decides what resource or value it becomes. */
enum RowKind {
    /** XML3: examinations, operations, procedures. */
    DONE,
    /** XML3: tests and imaging. */
    ORDERED,
    /** XML3: beds, supplies, transport: a line of the Claim only. */
    BILLED,
    /** XML4: a number. */
    MEASURED,
    /** XML4: a value in words. */
    TOLD,
    /** XML4: a description with a conclusion. */
    IMAGING,
    /** Any row of the other tables. */
    PLAIN;

    static RowKind of(Row row) {
        return switch (row.layout().kind()) {
            case XML3 -> service(row.text("MA_NHOM"));
            case XML4 -> result(row.text("GIA_TRI"));
            default -> PLAIN;
        };
    }

    /** By the cost group (MA_NHOM, QĐ 5937 app. 3). */
    private static RowKind service(String group) {
        return switch (group) {
            // 9: in 4210 the services of which the fund pays a part
            case "8", "9", "13", "18" -> DONE;
            case "1", "2", "3" -> ORDERED;
            default -> BILLED;
        };
    }

    private static RowKind result(String value) {
        if (value.isEmpty()) return IMAGING;
        return Form.Number.isOne(value) ? MEASURED : TOLD;
    }

    /** Of an Observation that was a row of XML4. */
    static RowKind ofResult(JsonNode observation) {
        if (observation.has("valueQuantity")) return MEASURED;
        var category =
                observation.path("category").path(0).path("coding").path(0).path("code");
        return category.asString("").equals("imaging") ? IMAGING : TOLD;
    }
}
