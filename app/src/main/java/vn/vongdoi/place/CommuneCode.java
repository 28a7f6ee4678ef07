package vn.vongdoi.place;

import java.util.regex.Pattern;

/**
 * The five digits of a commune, ward or special zone in the national list of administrative units. The 2025 merger kept
 * using old codes for new communes: 10507 was a ward of Hải Dương city before 2025-07-01 and is the larger ward Thành
 * Đông since. A code alone therefore always means the unit of today, and only a code that no unit of today carries is
 * read as a former one ({@link Places#current}).
 */
public record CommuneCode(String value) implements Comparable<CommuneCode> {
    private static final Pattern FORM = Pattern.compile("[0-9]{5}");

    public CommuneCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "Mã xã gồm 5 chữ số như 10507; nhận được \"" + value + "\" (a commune code has 5 digits)");
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(CommuneCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
