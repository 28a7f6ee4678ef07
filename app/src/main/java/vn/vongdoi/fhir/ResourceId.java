package vn.vongdoi.fhir;

/**
 * Which resource: its type and its logical id.
 *
 * @param id 1–64 of A–Z a–z 0–9 - .
 */
public record ResourceId(ResourceType type, String id) {
    public ResourceId {
        if (!valid(id)) throw new IllegalArgumentException("not a FHIR id (1–64 of A–Z a–z 0–9 - .): " + id);
    }

    public static boolean valid(String id) {
        return Form.isId(id);
    }

    /** As a reference has it: {@code Patient/p1}. */
    @Override
    public String toString() {
        return type.fhirName() + "/" + id;
    }
}
