package vn.vongdoi.school;

import java.util.Locale;
import java.util.regex.Pattern;

/** The code of a school, as its register has it. It stands in addresses; upper and lower case are one. */
public record SchoolCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,19}");

    public SchoolCode {
        value = value.toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Mã trường gồm 1–20 chữ không dấu, chữ số, gạch nối, như 31012-TH01");
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text.toUpperCase(Locale.ROOT)).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
