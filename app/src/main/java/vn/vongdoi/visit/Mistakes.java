package vn.vongdoi.visit;

import java.util.Set;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Fact;

/** What was told by mistake and taken back, or found not to be so: it stays in the record and is shown nowhere else. */
public final class Mistakes {
    private static final Set<String> MISTAKEN = Set.of("entered-in-error", "refuted");

    /** R4 has no {@code status} for these. */
    private static final Set<ResourceType> VERIFIED = Set.of(ResourceType.CONDITION, ResourceType.ALLERGY_INTOLERANCE);

    private Mistakes() {}

    public static boolean isOne(Fact fact) {
        return fact.status() != null && MISTAKEN.contains(fact.status());
    }

    public static boolean isOne(Entry entry) {
        if (entry.status() != null && MISTAKEN.contains(entry.status())) return true;
        return VERIFIED.contains(entry.type())
                && entry.resource()
                        .tree()
                        .path("verificationStatus")
                        .path("coding")
                        .valueStream()
                        .anyMatch(
                                coding -> MISTAKEN.contains(coding.path("code").asString("")));
    }
}
