package vn.vongdoi.immunization;

/** What a dose is worth to a series, and why. The words are those of CDSi. */
public enum Evaluation {
    VALID("Valid", ""),
    TOO_YOUNG("Not Valid", "Age: Too Young"),
    TOO_OLD("Extraneous", "Age: Too Old"),
    TOO_SOON("Not Valid", "Interval: too short"),
    INADVERTENT("Not Valid", "Inadvertent Vaccine"),
    CONFLICT("Not Valid", "Live Virus Conflict"),
    WRONG_VACCINE("Not Valid", "Inadvertent Vaccine"),
    COMPLETE("Extraneous", "Series Already Complete");

    private final String status;
    private final String reason;

    Evaluation(String status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    public String status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    boolean isExtraneous() {
        return this == TOO_OLD || this == COMPLETE;
    }

    boolean isInvalid() {
        return this != VALID && !isExtraneous();
    }
}
