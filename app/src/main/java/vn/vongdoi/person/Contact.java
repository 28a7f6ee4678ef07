package vn.vongdoi.person;

import java.util.Optional;
import java.util.function.Function;

/**
 * How somebody is reached, and with whom they live.
 *
 * @param phone digits, with the country's 84 written as 0
 * @param address in words: house, street, hamlet
 * @param guardian name of the mother, or of whoever else cares for a child
 * @param household code of the household in the population register
 */
public record Contact(
        Optional<String> phone, Optional<String> address, Optional<String> guardian, Optional<String> household) {
    public static final Contact NONE =
            new Contact(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 500;

    public Contact {
        phone = phone.map(Contact::digits).filter(number -> number.length() >= 8 && number.length() <= 15);
        address = address.flatMap(Contact::kept);
        guardian = guardian.flatMap(Contact::kept);
        household = household.flatMap(Contact::kept);
    }

    /** @param phone as it is written; empty, as all texts, when it is not told */
    public static Contact of(String phone, String address, String guardian) {
        return new Contact(Optional.of(phone), Optional.of(address), Optional.of(guardian), Optional.empty());
    }

    private static Optional<String> kept(String text) {
        var kept = PersonName.kept(text);
        return kept.isEmpty() || kept.codePointCount(0, kept.length()) > LONGEST ? Optional.empty() : Optional.of(kept);
    }

    private static String digits(String text) {
        var digits = text.replaceAll("[^0-9]", "");
        return digits.startsWith("84") && digits.length() > 10 ? "0" + digits.substring(2) : digits;
    }

    /** This with what another tells too; where both speak, the other when it is newer. */
    Contact told(Contact other, boolean newer) {
        if (other.equals(NONE)) return this;
        var first = newer ? other : this;
        var second = newer ? this : other;
        return new Contact(
                first.either(second, Contact::phone),
                first.either(second, Contact::address),
                first.either(second, Contact::guardian),
                first.either(second, Contact::household));
    }

    private Optional<String> either(Contact other, Function<Contact, Optional<String>> part) {
        return part.apply(this).or(() -> part.apply(other));
    }
}
