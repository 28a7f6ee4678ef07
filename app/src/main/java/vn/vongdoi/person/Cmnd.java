package vn.vongdoi.person;

import java.util.Optional;

/**
 * Number of an identity card as it was given until the personal number came, 9 digits. The code on a citizen card still
 * tells it (NĐ 70/2024, Art. 12). Provinces gave some numbers twice, so name and birth must both agree.
 */
public record Cmnd(String value) {
    public Cmnd {
        if (!Digits.only(value, 9)) {
            throw new IllegalArgumentException("Số CMND có 9 chữ số / an old identity number has 9 digits");
        }
    }

    public static Optional<Cmnd> find(String text) {
        return Digits.only(text, 9) ? Optional.of(new Cmnd(text)) : Optional.empty();
    }

    /** All but its end hidden: for screens others can see. */
    public String masked() {
        return "••••••" + value.substring(6);
    }
}
