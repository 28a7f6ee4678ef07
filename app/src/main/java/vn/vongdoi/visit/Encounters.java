package vn.vongdoi.visit;

import static java.util.stream.Collectors.partitioningBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Entry;
import vn.vongdoi.visit.Visit.Line;
import vn.vongdoi.visit.Visit.Part;

/** The entries of a record put together by the encounter they belong to. */
public final class Encounters {
    private static final String SEPARATOR = "\u00a0· "; // the dot never begins a line
    private static final Duration STAY = Duration.ofHours(24);

    /** Who has checked in or is being treated: nothing has been told of how it ended. */
    private static final Set<String> OPEN = Set.of("planned", "arrived", "triaged", "in-progress", "onleave");

    /** HL7 ActCode: nights in a hospital. MA_LOAI_KCB 03, 06 and 09 are such. */
    private static final Set<String> INPATIENT = Set.of("IMP", "ACUTE", "NONAC");

    private final Words words;

    private final Set<Long> whole;

    /** @param whole keys of those of which the reader may read everything, and so the document */
    public Encounters(Words words, Set<Long> whole) {
        this.words = words;
        this.whole = whole;
    }

    /** An encounter with everything that hangs on it. */
    public record Together(Entry encounter, List<Entry> entries) {
        public Instant at() {
            return Objects.requireNonNullElse(encounter.starts(), encounter.updated());
        }

        public List<Entry> of(ResourceType... types) {
            return entries.stream()
                    .filter(entry -> List.of(types).contains(entry.type()))
                    .toList();
        }

        /** What the claim asks for in all, in đồng; 0 where there was none. */
        public long cost() {
            return of(ResourceType.CLAIM).stream()
                    .map(Entry::value)
                    .filter(Objects::nonNull)
                    .mapToLong(Math::round)
                    .sum();
        }

        /** The main diagnosis comes first. */
        public List<Entry> diagnoses() {
            return of(ResourceType.CONDITION).stream()
                    .sorted(Comparator.comparing(entry -> !"main".equals(entry.category())))
                    .toList();
        }
    }

    /** Newest first. Entries whose encounter is not theirs to see are left out with it. */
    public static List<Together> of(List<Entry> entries) {
        var byEncounter = new LinkedHashMap<Long, List<Entry>>();
        for (var entry : entries) {
            if (entry.encounter() != null) {
                byEncounter
                        .computeIfAbsent(entry.encounter(), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        return byEncounter.values().stream()
                .flatMap(group -> group.stream()
                        .filter(entry -> entry.type() == ResourceType.ENCOUNTER)
                        .map(encounter -> new Together(encounter, group)))
                .sorted(Comparator.comparing(Together::at).reversed())
                .toList();
    }

    public Visit visit(Together together) {
        var encounter = together.encounter();
        var days = days(encounter);
        return new Visit(
                encounter.key(),
                words.formats().date(together.at()),
                title(together, days),
                where(together),
                days > 0,
                parts(together),
                whole.contains(encounter.key()) && !isOpen(encounter) ? "/originals/encounter/" + encounter.key() : "");
    }

    private String title(Together together, long days) {
        var what = together.diagnoses().stream()
                .findFirst()
                .map(this::diagnosis)
                .orElseGet(() -> words.care(together.encounter().category()));
        return days > 0 ? words.text("visit.stay", days, what) : what;
    }

    private String where(Together together) {
        var encounter = together.encounter();
        var parts = new ArrayList<String>();
        if (isOpen(encounter)) parts.add(words.text("visit.open"));
        parts.add(words.facility(encounter.facility()));
        parts.add(words.care(encounter.category()));
        together.diagnoses().stream()
                .findFirst()
                .flatMap(main -> main.code(CodeSystem.ICD10))
                .ifPresent(parts::add);
        if (together.cost() > 0) parts.add(words.formats().money(together.cost()));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR));
    }

    private List<Part> parts(Together together) {
        var parts = new ArrayList<Part>();
        add(
                parts,
                "visit.diagnoses",
                together.diagnoses().stream().map(this::diagnosisLine).toList());
        var medicines = together.of(ResourceType.MEDICATION_REQUEST);
        add(parts, "visit.medicines", medicines.stream().map(this::medicine).toList());
        var observations = together.of(ResourceType.OBSERVATION).stream().collect(partitioningBy(Encounters::isNote));
        add(
                parts,
                "visit.results",
                observations.getOrDefault(false, List.of()).stream()
                        .map(this::result)
                        .toList());
        add(
                parts,
                "visit.services",
                together.of(ResourceType.PROCEDURE, ResourceType.SERVICE_REQUEST).stream()
                        .filter(entry -> !isPaper(entry))
                        .map(this::service)
                        .toList());
        add(
                parts,
                "visit.papers",
                together.entries().stream()
                        .filter(Encounters::isPaper)
                        .map(this::paper)
                        .toList());
        add(
                parts,
                "visit.notes",
                observations.getOrDefault(true, List.of()).stream()
                        .map(this::note)
                        .toList());
        return parts;
    }

    private void add(List<Part> parts, String heading, List<Line> lines) {
        var told = lines.stream().filter(line -> !line.text().isBlank()).toList();
        if (!told.isEmpty()) parts.add(new Part(words.text(heading), told));
    }

    /** The name the document gave, else ours for the code, else the code. */
    public String diagnosis(Entry condition) {
        var code = condition.code(CodeSystem.ICD10);
        return code.flatMap(words.icd10()::find)
                .or(() -> Body.of(condition.resource()).code())
                .or(() -> code)
                .orElseGet(() -> words.text("visit.unnamed"));
    }

    private Line diagnosisLine(Entry condition) {
        return new Line(diagnosis(condition), condition.code(CodeSystem.ICD10).orElse(""));
    }

    private Line medicine(Entry request) {
        var body = Body.of(request.resource());
        var detail = Stream.of(body.supply(), body.dose()).flatMap(Optional::stream);
        return new Line(
                body.medicine().orElseGet(() -> words.text("visit.unnamed")),
                detail.collect(Collectors.joining(SEPARATOR)));
    }

    /** A paper of the claims standard: a letter, a certificate, an appointment, a register of treatment. */
    private static boolean isPaper(Entry entry) {
        return entry.code(CodeSystem.GIAY_TO).isPresent();
    }

    /** An appointment and a leave tell their day, a referral letter its receiver. */
    private Line paper(Entry paper) {
        var name = words.text("claims.table." + paper.code(CodeSystem.GIAY_TO).orElseThrow());
        var receiver = Body.of(paper.resource()).receiver().map(words::facility);
        var day = Optional.ofNullable(paper.starts())
                .map(words::day)
                .map(words.formats()::date)
                .orElse("");
        return new Line(name, receiver.orElse(day));
    }

    private Line service(Entry service) {
        var body = Body.of(service.resource());
        return new Line(
                body.code().orElseGet(() -> words.text("visit.unnamed")),
                body.amount().orElse(""));
    }

    /** What was seen at the bedside, in the doctor's words; not a result. */
    public static boolean isNote(Entry observation) {
        return "exam".equals(observation.category());
    }

    /** The vital signs in it are shown as results already. */
    private Line note(Entry note) {
        var text = Body.of(note.resource()).result().orElse("");
        return new Line(Results.withoutSigns(text), "");
    }

    private Line result(Entry observation) {
        return new Line(
                Body.of(observation.resource()).code().orElseGet(() -> words.text("visit.unnamed")),
                Results.written(observation, words));
    }

    /** Days in hospital, first and last both counted as the claims standard does; 0 for a visit. */
    private long days(Entry encounter) {
        var from = encounter.starts();
        var to = encounter.ends();
        if (from == null || to == null) return 0;
        if (Duration.between(from, to).compareTo(STAY) < 0) return 0;
        return ChronoUnit.DAYS.between(words.day(from), words.day(to)) + 1;
    }

    public static boolean isOpen(Entry encounter) {
        return encounter.status() != null && OPEN.contains(encounter.status());
    }

    /** By its class: treatment that lasts for weeks may be an outpatient's, whose medicines are taken home. */
    public static boolean isInpatient(Entry encounter) {
        return encounter.type() == ResourceType.ENCOUNTER
                && INPATIENT.contains(
                        encounter.resource().tree().at("/class/code").asString(""));
    }
}
