package vn.vongdoi.rest;

import java.util.Optional;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Writing;

/** The one resource that the criteria of a conditional interaction name. */
final class Matching {
    private Matching() {}

    /**
     * Asked inside the write, so that of two requests with the same criteria the second sees what the first made.
     *
     * @throws Fault 412 when there are several
     */
    static Optional<ResourceId> one(Writing writing, Call call, ResourceType type, String criteria) {
        var query = Criteria.query(type, criteria, call.base());
        var found = writing.matches(query, 2);
        if (found.size() > 1) throw several(type, criteria);
        return found.stream().findFirst();
    }

    static Fault several(ResourceType type, String criteria) {
        return new Fault(
                412,
                Issue.Code.MULTIPLE_MATCHES,
                "Điều kiện " + type.fhirName() + "?" + criteria + " tìm thấy nhiều hơn một tài nguyên.",
                "The criteria " + type.fhirName() + "?" + criteria + " match more than one resource.");
    }
}
