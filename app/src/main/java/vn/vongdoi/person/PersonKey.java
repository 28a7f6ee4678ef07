package vn.vongdoi.person;

/** The key a person is given on arrival. It never changes; what is found to be the same person is linked. */
public record PersonKey(long value) {
    public PersonKey {
        if (value <= 0) throw new IllegalArgumentException("a person key is positive: " + value);
    }

    /** The id of the person's FHIR Patient, and of the person in addresses: {@code p123}. */
    public String id() {
        return "p" + value;
    }

    /** @throws IllegalArgumentException when the text is not such an id */
    public static PersonKey of(String id) {
        if (!id.matches("p[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("expected a person id like p123, got '" + id + "'");
        }
        return new PersonKey(Long.parseLong(id.substring(1)));
    }
}
