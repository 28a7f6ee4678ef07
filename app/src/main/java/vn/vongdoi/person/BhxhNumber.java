package vn.vongdoi.person;

import java.util.Optional;

/** Social-insurance number, 10 digits; the last ten of an insurance card. No published check digit. */
public record BhxhNumber(String value) {
    public BhxhNumber {
        if (!Digits.only(value, 10)) {
            throw new IllegalArgumentException(
                    "Mã số BHXH phải có 10 chữ số / a social-insurance number has 10 digits");
        }
    }

    public static Optional<BhxhNumber> find(String text) {
        return Digits.only(text, 10) ? Optional.of(new BhxhNumber(text)) : Optional.empty();
    }
}
