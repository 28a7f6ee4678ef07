package vn.vongdoi.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.index.Subject;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.search.SearchValues;

/**
 * A FHIR resource ready to be written: all that needs no database is done. Made by many threads at once, outside the
 * lock that puts writes in order.
 */
public final class Prepared {
    private final Draft draft;
    private final Content content;
    private final @Nullable ResourceId patient;
    private final @Nullable PersonFacts facts;

    private Prepared(Draft draft, Content content, @Nullable ResourceId patient, @Nullable PersonFacts facts) {
        this.draft = draft;
        this.content = content;
        this.patient = patient;
        this.facts = facts;
    }

    /**
     * @param tree of the right shape; its id becomes the given one, its version and time of change are dropped
     * @param facility MACSKCB of the sender; null when it speaks for no one facility
     * @param told the day on which it says so
     */
    public static Prepared of(ResourceId id, ObjectNode tree, @Nullable String facility, LocalDate told) {
        var resource = StoredForm.of(id, tree);
        var values = SearchValues.of(id.type(), tree);
        var facts =
                id.type() == ResourceType.PATIENT ? PersonFacts.of(tree, told).orElse(null) : null;
        var draft = Promoted.draft(resource, tree, values, facility);
        return new Prepared(
                draft, Content.of(draft, values), Subject.find(values).orElse(null), facts);
    }

    public ResourceId id() {
        return draft.id();
    }

    public Resource resource() {
        return draft.resource();
    }

    /** The Patient and the Encounter it belongs to, as far as they are named. */
    public List<ResourceId> references() {
        var references = new ArrayList<ResourceId>(2);
        if (patient != null) references.add(patient);
        var encounter = draft.encounter();
        if (encounter != null && id().type() != ResourceType.ENCOUNTER) {
            references.add(new ResourceId(ResourceType.ENCOUNTER, encounter));
        }
        return references;
    }

    Draft draft() {
        return draft;
    }

    Content content() {
        return content;
    }

    /** The Patient it is about. */
    Optional<ResourceId> patient() {
        return Optional.ofNullable(patient);
    }

    /** Of a Patient: what it says of the person, when it says enough to know one. */
    Optional<PersonFacts> facts() {
        return Optional.ofNullable(facts);
    }
}
