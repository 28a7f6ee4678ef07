package vn.vongdoi.place;

/** What a facility is: commune health station, regional medical centre, hospital, clinic. */
public enum FacilityKind {
    STATION,
    CENTRE,
    HOSPITAL,
    CLINIC;

    /** @throws IllegalArgumentException naming the words allowed */
    public static FacilityKind of(String word) {
        return Word.read(FacilityKind.class, word);
    }

    /** As files and JSON write it. */
    public String word() {
        return Word.of(this);
    }
}
