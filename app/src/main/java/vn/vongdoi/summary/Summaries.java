package vn.vongdoi.summary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Rights;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Records;

/** Makes the International Patient Summary of a person, of what the reader may read and of nothing else. */
@Component
public final class Summaries {
    private final Records records;
    private final Places places;
    private final IcdNames icd10;
    private final Texts texts;
    private final Clock clock;

    Summaries(Records records, Places places, IcdNames icd10, Texts texts, Clock clock) {
        this.records = records;
        this.places = places;
        this.icd10 = icd10;
        this.texts = texts;
        this.clock = clock;
    }

    /** The types that a document may hold. */
    public static Set<ResourceType> types() {
        var types = EnumSet.of(ResourceType.PATIENT);
        for (var section : Section.values()) types.addAll(section.types());
        types.addAll(Companions.TYPES);
        return types;
    }

    /**
     * @param base URL of the FHIR server, without a slash at its end
     * @return a Bundle of the type document; empty when there is no such person whom the actor may read
     */
    public Optional<byte[]> document(Actor actor, Purpose purpose, ResourceId patient, String base) {
        var person = records.persons(patient).stream().findFirst();
        if (person.isEmpty()) return Optional.empty();
        var subject = records.patient(actor, purpose, person.get());
        if (subject.isEmpty()) return Optional.empty();
        return Optional.of(document(actor, purpose, person.get(), "Patient/" + subject.get(), base));
    }

    private byte[] document(Actor actor, Purpose purpose, PersonKey person, String subject, String base) {
        var timeline = records.timeline(actor, purpose, person);
        var today = LocalDate.now(clock);
        var sections = Choice.of(timeline, new Reach(today), clock);
        var items = sections.values().stream().flatMap(List::stream).toList();
        var companions = new Companions(records, actor, purpose).of(items);
        var there = new HashSet<String>(Set.of(subject));
        for (var item : items) there.add(item.reference());
        for (var companion : companions) there.add(companion.reference());

        var fitting = new Fitting(base, subject, there, this::facility);
        var narrative = new Narrative(texts);
        var title = narrative.both("summary.title");
        var document = new Document(clock.instant(), fitting.fullUrl(subject), title, keeper(), narrative);
        document.add(fitting.fullUrl(subject), fitting.fittedPatient(patient(timeline, subject)));
        fill(document, sections, fitting, readable(actor, purpose, today));
        for (var item : items) document.add(fitting.fullUrl(item.reference()), fitting.fitted(item));
        for (var item : companions) document.add(fitting.fullUrl(item.reference()), fitting.fitted(item));
        return document.bytes();
    }

    private void fill(Document document, Map<Section, List<Item>> sections, Fitting fitting, Set<ResourceType> open) {
        var rows = new Rows(icd10, this::facility);
        for (var section : Section.values()) {
            var items = sections.getOrDefault(section, List.of());
            if (!items.isEmpty()) {
                document.section(
                        section,
                        items.stream().map(rows::of).toList(),
                        items.stream()
                                .map(item -> fitting.fullUrl(item.reference()))
                                .toList());
            } else if (section.isRequired()) {
                nothing(document, section, open);
            }
        }
    }

    /**
     * That nothing is told says nothing of the person. Whoever may not read a kind of resource at all is told so; of single
     * protected rows nobody is, since that alone would tell.
     */
    private void nothing(Document document, Section section, Set<ResourceType> open) {
        var withheld = section.types().stream().noneMatch(open::contains);
        var key = withheld ? "summary.withheld" : "summary.unknown";
        document.emptySection(
                section,
                withheld ? "withheld" : "unavailable",
                texts.text(Language.VI, key),
                texts.text(Language.EN, key));
    }

    private static Set<ResourceType> readable(Actor actor, Purpose purpose, LocalDate today) {
        var readable = EnumSet.noneOf(ResourceType.class);
        for (var grant : Rights.reading(actor, purpose, today)) {
            if (grant.resources().isEmpty()) return EnumSet.allOf(ResourceType.class);
            for (var name : grant.resources()) ResourceType.find(name).ifPresent(readable::add);
        }
        return readable;
    }

    private static ObjectNode patient(List<Entry> timeline, String subject) {
        return timeline.stream()
                .filter(entry -> entry.resource().reference().equals(subject))
                .map(entry -> (ObjectNode) entry.resource().tree())
                .findFirst()
                .orElseThrow();
    }

    private String facility(String code) {
        if (!FacilityCode.isWellFormed(code)) return code;
        return places.findFacility(new FacilityCode(code))
                .map(facility -> facility.name())
                .orElse(code);
    }

    /** A province's department of health answers for its record. */
    private String keeper() {
        var province = places.province();
        return texts.text(Language.VI, "summary.keeper", province.name()) + " / "
                + texts.text(Language.EN, "summary.keeper", province.nameEn());
    }
}
