package vn.vongdoi.claimfhir;

import vn.vongdoi.claimfile.Row;

/** MA_LOAI_KCB, the kind of care. */
public final class Care {
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private Care() {}

    /** In two digits; older exporters write "1". */
    public static String type(Row row) {
        var code = row.text("MA_LOAI_KCB");
        return code.length() == 1 ? "0" + code : code;
    }

    /** The code of v3-ActCode for Encounter.class. */
    public static String actClass(String care) {
        return switch (care) {
            case "03", "06", "09" -> "IMP";
            case "04" -> "SS";
            case "12" -> "HH";
            case "14" -> "VR";
            default -> "AMB";
        };
    }
}
