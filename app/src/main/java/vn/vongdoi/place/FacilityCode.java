package vn.vongdoi.place;

import java.util.regex.Pattern;

/** The national code of a health facility (MACSKCB): two digits of the province, then three digits or capitals. */
public record FacilityCode(String value) implements Comparable<FacilityCode> {
    private static final Pattern FORM = Pattern.compile("[0-9]{2}[0-9A-Z]{3}");

    public FacilityCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Mã cơ sở (MACSKCB) gồm 5 ký tự như 31101; nhận được \""
                    + value
                    + "\" (a facility code has 2 digits, then 3 digits or capitals)");
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(FacilityCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
