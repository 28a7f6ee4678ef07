package vn.vongdoi.immunization;

/** How far somebody is with a series or with the vaccines of a group; in the words of CDSi. */
public enum Status {
    NOT_COMPLETE("Not complete"),
    COMPLETE("Complete"),
    IMMUNE("Immune"),
    CONTRAINDICATED("Contraindicated"),
    AGED_OUT("Aged out"),
    NOT_RECOMMENDED("Not recommended");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
