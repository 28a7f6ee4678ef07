package vn.vongdoi.claimfhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;

/**
 * One accepted encounter as FHIR R4 resources, and its tables back from them. Which field stands where is told by
 * {@code claimfhir/XMLn.csv}; the choices stand in SPEC_NOTES.md.
 */
public final class ClaimFhir {
    private static final Set<TableKind> IN_THE_CLAIM = Set.of(TableKind.XML1, TableKind.XML2, TableKind.XML3);

    private ClaimFhir() {}

    /** The Encounter comes first. */
    public static List<Draft> drafts(Visit visit) {
        var drafts = new ArrayList<Draft>(24);
        var summary = Source.of(visit, visit.summary());
        drafts.add(draft("Encounter", visit.encounterId(), summary));
        Diagnoses.add(visit, drafts);
        new BodySigns(visit, drafts).addAll();
        for (var row : visit.encounter().rows(TableKind.XML2)) drafts.add(row("MedicationRequest", visit, row));
        for (var row : visit.encounter().rows(TableKind.XML3)) {
            switch (RowKind.of(row)) {
                case DONE -> drafts.add(row("Procedure", visit, row));
                case ORDERED -> drafts.add(row("ServiceRequest", visit, row));
                default -> {}
            }
        }
        var orders = orders(visit);
        for (var kind : visit.encounter().tables().keySet()) {
            if (IN_THE_CLAIM.contains(kind)) continue;
            var resource = Mapping.of(kind).resource();
            for (var row : visit.encounter().rows(kind)) {
                drafts.add(
                        draft(resource, visit.id(kind.name(), row.number()), new Source(visit, orders, row, 0, null)));
            }
        }
        drafts.add(draft("Claim", visit.id("CLAIM", 0), summary));
        return drafts;
    }

    /** The card that the person left with; none without a card. */
    public static Optional<Draft> coverage(Visit visit) {
        return Coverages.draft(visit);
    }

    /** A card that a register tells of: the Coverage that an encounter with this card and these days would bring. */
    public static Draft coverage(PersonKey holder, CardNumber number, LocalDate from, @Nullable LocalDate until) {
        return Coverages.draft(holder, number, from, until);
    }

    /** The same Coverage, taken back by the register that told it. */
    public static Draft withdrawnCoverage(
            PersonKey holder, CardNumber number, LocalDate from, @Nullable LocalDate until) {
        return Coverages.withdrawn(holder, number, from, until);
    }

    /**
     * The tables from which the resources of an encounter were made, each value as it was sent.
     *
     * @param resources all of one encounter, in any order
     * @throws IllegalArgumentException when its Encounter or Claim is not among them
     */
    public static Map<TableKind, List<Row>> tables(List<Resource> resources) {
        return new Rebuilt(resources).tables();
    }

    private static Draft row(String resource, Visit visit, Row row) {
        var table = row.layout().kind().name();
        return draft(resource, visit.id(table, row.number()), Source.of(visit, row));
    }

    private static Draft draft(String resource, String id, Source source) {
        var row = source.row();
        var plan = Mapping.of(row.layout().kind()).plan(resource, RowKind.of(row));
        var json = ResourceWriter.of(ResourceType.find(resource).orElseThrow(), id);
        plan.write(json, source);
        return plan.columns().draft(source, json.finish());
    }

    private static Map<String, Integer> orders(Visit visit) {
        if (visit.encounter().rows(TableKind.XML4).isEmpty()) return Map.of();
        var orders = new HashMap<String, Integer>();
        for (var row : visit.encounter().rows(TableKind.XML3)) {
            if (RowKind.of(row) == RowKind.ORDERED) orders.putIfAbsent(row.text("MA_DICH_VU"), row.number());
        }
        return orders;
    }
}
