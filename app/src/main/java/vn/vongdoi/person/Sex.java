package vn.vongdoi.person;

import java.util.Optional;

/** GIOI_TINH of the claims standard. */
public enum Sex {
    MALE(1, "male"),
    FEMALE(2, "female"),
    UNDETERMINED(3, "unknown");

    private final int code;
    private final String fhir;

    Sex(int code, String fhir) {
        this.code = code;
        this.fhir = fhir;
    }

    public int code() {
        return code;
    }

    /** As FHIR's administrative gender. */
    public String fhir() {
        return fhir;
    }

    /** @throws IllegalArgumentException when it is none of 1, 2, 3 */
    public static Sex of(int code) {
        return switch (code) {
            case 1 -> MALE;
            case 2 -> FEMALE;
            case 3 -> UNDETERMINED;
            default -> throw new IllegalArgumentException("sex: expected 1, 2 or 3, got " + code);
        };
    }

    /** Of FHIR's administrative gender; the law knows no other, so that {@code other} is undetermined here. */
    static Optional<Sex> find(String fhir) {
        return switch (fhir) {
            case "male" -> Optional.of(MALE);
            case "female" -> Optional.of(FEMALE);
            case "unknown", "other" -> Optional.of(UNDETERMINED);
            default -> Optional.empty();
        };
    }
}
