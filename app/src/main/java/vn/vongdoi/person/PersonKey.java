package vn.vongdoi.person;

import java.util.regex.Pattern;

/** The key a person is given on arrival. It never changes; what is found to be the same person is linked. */
public record PersonKey(long value) {
    /** As long as a key may be. */
    private static final Pattern ID = Pattern.compile("p[1-9][0-9]{0,17}");

    public PersonKey {
        if (value <= 0) throw new IllegalArgumentException("a person key is positive: " + value);
    }

    /** The id of the person's FHIR Patient, and of the person in addresses: {@code p123}. */
    public String id() {
        return "p" + value;
    }

    public static boolean isOne(String id) {
        return ID.matcher(id).matches();
    }

    /** @throws IllegalArgumentException when the text is not such an id */
    public static PersonKey of(String id) {
        if (!isOne(id)) {
            throw new IllegalArgumentException("expected a person id like p123, got '" + id + "'");
        }
        return new PersonKey(Long.parseLong(id.substring(1)));
    }
}
