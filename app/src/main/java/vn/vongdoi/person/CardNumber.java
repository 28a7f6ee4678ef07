package vn.vongdoi.person;

import java.util.Optional;

/**
 * Health-insurance card, 15 characters: group of people (2 letters), benefit (1–5), province (2 digits, codes before
 * 2025), social-insurance number (10 digits).
 */
public record CardNumber(String value) {
    public CardNumber {
        if (!valid(value)) {
            throw new IllegalArgumentException(
                    "Thẻ BHYT gồm 2 chữ hoa, một số 1–5 và 12 chữ số / a card is 2 capitals, a digit 1–5 and 12 digits");
        }
    }

    public static Optional<CardNumber> find(String text) {
        return valid(text) ? Optional.of(new CardNumber(text)) : Optional.empty();
    }

    public static boolean valid(String text) {
        return text.length() == 15
                && capital(text.charAt(0))
                && capital(text.charAt(1))
                && text.charAt(2) >= '1'
                && text.charAt(2) <= '5'
                && Digits.only(text.substring(3), 12);
    }

    /** Group of people, for example {@code GD} household, {@code TE} child under six. */
    public String group() {
        return value.substring(0, 2);
    }

    /** Benefit 1–5: 100, 100, 95, 80, 100 percent. */
    public int benefit() {
        return value.charAt(2) - '0';
    }

    /**
     * The holder's social-insurance number. Empty for a temporary card (province + 000…): it belongs to no one yet.
     */
    public Optional<BhxhNumber> bhxh() {
        var number = value.substring(5);
        return number.startsWith("000") ? Optional.empty() : Optional.of(new BhxhNumber(number));
    }

    public String masked() {
        return value.substring(0, 5) + "••••••" + value.substring(11);
    }

    private static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
