package vn.vongdoi.person;

import java.util.Optional;

/**
 * Personal identification number, 12 digits: province or country of birth registration (3), century and sex (1), year
 * of birth (2), random (6). It has no check digit. Source: NĐ 137/2015 Art. 13, TT 59/2021/TT-BCA Art. 4.
 */
public record Cccd(String value) {
    public Cccd {
        if (!Digits.only(value, 12)) {
            throw new IllegalArgumentException(
                    "Số định danh cá nhân phải có 12 chữ số / a personal number has 12 digits");
        }
    }

    public static Optional<Cccd> find(String text) {
        return Digits.only(text, 12) ? Optional.of(new Cccd(text)) : Optional.empty();
    }

    /** Year of birth as the number tells it: 1900–2399. */
    public int birthYear() {
        return 1900 + centuryAndSex() / 2 * 100 + Integer.parseInt(value.substring(4, 6));
    }

    public Sex sex() {
        return centuryAndSex() % 2 == 0 ? Sex.MALE : Sex.FEMALE;
    }

    private int centuryAndSex() {
        return value.charAt(3) - '0';
    }

    /** All but the ends hidden: for screens others can see. */
    public String masked() {
        return value.substring(0, 4) + "••••••" + value.substring(10);
    }
}
