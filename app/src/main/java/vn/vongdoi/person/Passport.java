package vn.vongdoi.person;

import java.util.Optional;

/**
 * Number of a passport, 5–15 capitals and digits, at least one of them a digit. Twelve digits are a personal number in
 * the wrong place. Two countries may give the same number, so name and birth must both agree.
 */
public record Passport(String value) {
    private static final String FORM = "(?!\\d{12}$)(?=.*\\d)[A-Z0-9]{5,15}";

    public Passport {
        if (!value.matches(FORM)) {
            throw new IllegalArgumentException("Số hộ chiếu gồm 5–15 chữ hoa và chữ số, không phải 12 chữ số"
                    + " / a passport number is 5–15 capitals and digits, not twelve digits");
        }
    }

    public static Optional<Passport> find(String text) {
        return text.matches(FORM) ? Optional.of(new Passport(text)) : Optional.empty();
    }

    /** All but its end hidden: for screens others can see. */
    public String masked() {
        return "••••" + value.substring(value.length() - 3);
    }
}
