package vn.vongdoi.index;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchValue;
import vn.vongdoi.search.SearchValues;

/** Which person a resource is about: the one Patient that its search parameters of these names lead to. */
public final class Subject {
    private static final Set<String> PARAMETERS = Set.of("patient", "subject", "beneficiary");

    /** May be about several people, so that the person column cannot answer a search. */
    private static final Set<ResourceType> SHARED = EnumSet.of(
            ResourceType.ACCOUNT,
            ResourceType.APPOINTMENT,
            ResourceType.AUDIT_EVENT,
            ResourceType.CONTRACT,
            ResourceType.PERSON,
            ResourceType.PROVENANCE);

    private Subject() {}

    /** None when the resource is about nobody, or about several. */
    public static Optional<ResourceId> find(SearchValues values) {
        var patients = new ResourceId[1];
        var several = new boolean[1];
        values.forEach((parameter, value) -> {
            if (!isSubject(parameter) || !(value instanceof SearchValue.Reference reference) || !isPatient(reference))
                return;
            var id = reference.id();
            if (id == null) return;
            if (patients[0] == null) patients[0] = new ResourceId(ResourceType.PATIENT, id);
            else if (!patients[0].id().equals(id)) several[0] = true;
        });
        return several[0] ? Optional.empty() : Optional.ofNullable(patients[0]);
    }

    /** The person column says it, so that the index need not. */
    static boolean isTold(ResourceType type, SearchParameter parameter, SearchValue value) {
        return isTold(type, parameter) && value instanceof SearchValue.Reference reference && isPatient(reference);
    }

    /** A search of the parameter for a Patient is a search of the person column. */
    static boolean isTold(ResourceType type, SearchParameter parameter) {
        return isSubject(parameter) && !SHARED.contains(type);
    }

    private static boolean isSubject(SearchParameter parameter) {
        return parameter.kind() == SearchParameter.Kind.REFERENCE && PARAMETERS.contains(parameter.code());
    }

    private static boolean isPatient(SearchValue.Reference reference) {
        return reference.isRelative() && reference.type() == ResourceType.PATIENT;
    }
}
