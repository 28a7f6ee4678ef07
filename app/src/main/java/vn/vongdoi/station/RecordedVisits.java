package vn.vongdoi.station;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimfhir.ClaimFhir;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Records;

/** Visits as the record holds them, for whoever may read them, back in the tables that they came in. */
@Component
class RecordedVisits {
    private final Records records;

    RecordedVisits(Records records) {
        this.records = records;
    }

    /** The last visit of a person at a facility, to go on from; empty when there was none. */
    Optional<VisitForm> last(String facility, PersonKey person, Actor actor) {
        var timeline = records.timeline(actor, actor.role().purpose(), person);
        var claimed = timeline.stream()
                .filter(entry -> entry.type() == ResourceType.CLAIM)
                .map(Entry::encounter)
                .collect(Collectors.toSet());
        return timeline.stream()
                .filter(entry -> entry.type() == ResourceType.ENCOUNTER
                        && facility.equals(entry.facility())
                        && "finished".equals(entry.status())
                        && claimed.contains(entry.encounter()))
                .max((one, other) -> started(one).compareTo(started(other)))
                .map(encounter -> FormerVisit.next(tables(encounter, actor)));
    }

    private static Instant started(Entry encounter) {
        return Objects.requireNonNullElse(encounter.starts(), encounter.updated());
    }

    Optional<Entry> encounter(String facility, String maLk, Actor actor) {
        return records.find(actor, actor.role().purpose(), ResourceType.ENCOUNTER, Visit.encounterId(facility, maLk));
    }

    /** XML1 as it was entered; empty when the record has no claim of the visit any more. */
    Optional<Row> summary(Entry encounter, Actor actor) {
        var entries = entries(encounter, actor);
        if (entries.stream().noneMatch(entry -> entry.type() == ResourceType.CLAIM)) return Optional.empty();
        return tables(entries).getOrDefault(TableKind.XML1, List.of()).stream().findFirst();
    }

    Map<TableKind, List<Row>> tables(Entry encounter, Actor actor) {
        return tables(entries(encounter, actor));
    }

    private List<Entry> entries(Entry encounter, Actor actor) {
        var person = Objects.requireNonNull(encounter.person());
        return records.ofEncounter(actor, actor.role().purpose(), person, encounter.key());
    }

    private static Map<TableKind, List<Row>> tables(List<Entry> entries) {
        return ClaimFhir.tables(entries.stream().map(Entry::resource).toList());
    }
}
