package vn.vongdoi.place;

import java.util.regex.Pattern;

/** The two digits of a province or centrally run city in the national list of administrative units. */
public record ProvinceCode(String value) implements Comparable<ProvinceCode> {
    private static final Pattern FORM = Pattern.compile("[0-9]{2}");

    public ProvinceCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Mã tỉnh gồm 2 chữ số như 31; nhận được \"" + value + "\" (a province code has 2 digits)");
        }
    }

    @Override
    public int compareTo(ProvinceCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
