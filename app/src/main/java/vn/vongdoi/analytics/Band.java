package vn.vongdoi.analytics;

import java.util.regex.Pattern;

/** One part of a figure: boys, the ages 25–39, hospitals, those of whom it is not known. */
public record Band(String code, Text name) {
    private static final Pattern CODE = Pattern.compile("[\\p{Ll}0-9+-]+");

    static final Band UNKNOWN = new Band("unknown", new Text("Không rõ", "Not known"));

    public Band {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("band: expected small letters, digits, + and -, got '" + code + "'");
        }
    }

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }
}
