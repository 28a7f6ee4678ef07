package vn.vongdoi.book;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.book.Book.Coded;
import vn.vongdoi.book.Book.Episode;
import vn.vongdoi.book.Book.Procedure;
import vn.vongdoi.book.Book.Result;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.visit.Encounters;

/** Group c: each visit and stay, put together from the resources that hang on its Encounter. */
final class Episodes {
    private static final Duration DAY = Duration.ofHours(24);

    /** MA_NHOM 13: an examination is what a visit is, not what was done in it. */
    private static final String EXAMINATION = "13";

    private final Words words;
    private final Results results;
    private final Medicines medicines;
    private final Map<Long, List<Body>> byEncounter = new LinkedHashMap<>();

    Episodes(List<Body> bodies, Words words) {
        this.words = words;
        this.results = new Results(words);
        this.medicines = new Medicines(words);
        for (var body : bodies) {
            var encounter = body.entry().encounter();
            if (encounter != null)
                byEncounter.computeIfAbsent(encounter, _ -> new ArrayList<>()).add(body);
        }
    }

    /** Newest first. What hangs on an Encounter that is not the reader's to see is left out with it. */
    List<Episode> list() {
        return byEncounter.values().stream()
                .flatMap(bodies -> encounter(bodies).map(encounter -> episode(encounter, bodies)).stream())
                .sorted(Comparator.comparing((Episode episode) -> episode.in().orElse(Instant.MIN))
                        .reversed())
                .toList();
    }

    private static Optional<Body> encounter(List<Body> bodies) {
        return bodies.stream()
                .filter(body -> body.type() == ResourceType.ENCOUNTER)
                .findFirst();
    }

    private Episode episode(Body encounter, List<Body> bodies) {
        var entry = encounter.entry();
        var care = Optional.ofNullable(entry.category());
        var diagnoses = diagnoses(bodies);
        return new Episode(
                entry.resource().id(),
                words.facility(entry.facility()),
                Optional.ofNullable(entry.starts()),
                Optional.ofNullable(entry.ends()),
                isStay(encounter),
                Encounters.isOpen(entry),
                care.map(code -> words.listed("visit.care.", code))
                        .orElseGet(() -> new Coded("", words.text("visit.care"))),
                reason(encounter),
                encounter.field("CHAN_DOAN_VAO"),
                disposition(encounter, CodeSystem.LOAI_RV, "book.outcome."),
                disposition(encounter, CodeSystem.KET_QUA, "book.result."),
                diagnoses,
                inWords(bodies),
                first(bodies, body -> body.type() == ResourceType.CLAIM ? body.field("NHOM_MAU") : Optional.empty()),
                sign(bodies, Results.HEIGHT),
                sign(bodies, Results.WEIGHT),
                bodies.stream()
                        .filter(Results::isResult)
                        .map(results::result)
                        .sorted(Comparator.comparing(Result::kind))
                        .toList(),
                withoutResult(bodies),
                medicines.of(bodies),
                procedures(bodies),
                new Summaries(bodies, words).summary());
    }

    private static boolean isStay(Body encounter) {
        if (Encounters.isInpatient(encounter.entry())) return true;
        var from = encounter.entry().starts();
        var to = encounter.entry().ends();
        return from != null && to != null && Duration.between(from, to).compareTo(DAY) >= 0;
    }

    /** Why the person came, and why they were kept. */
    private static Optional<String> reason(Body encounter) {
        var reasons = Stream.of(encounter.concept("/reasonCode/0"), encounter.field("LY_DO_VNT"))
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(reasons);
    }

    private Optional<Coded> disposition(Body encounter, CodeSystem system, String names) {
        return encounter.code("/hospitalization/dischargeDisposition", system).map(code -> words.listed(names, code));
    }

    /** The main diagnosis comes first. */
    private List<Coded> diagnoses(List<Body> bodies) {
        return bodies.stream()
                .filter(body -> body.type() == ResourceType.CONDITION)
                .sorted(Comparator.comparing(body -> !"main".equals(body.entry().category())))
                .map(body -> {
                    var told = body.concept("/code");
                    return body.entry()
                            .code(CodeSystem.ICD10)
                            .map(code -> words.diagnosis(code, told))
                            .orElseGet(() -> new Coded("", told.orElseGet(() -> words.text("book.unnamed"))));
                })
                .toList();
    }

    /** All diagnoses of the discharge in the doctor's words: CHAN_DOAN_RV stands with the main code. */
    private static Optional<String> inWords(List<Body> bodies) {
        return first(
                bodies,
                body -> body.type() == ResourceType.CONDITION
                                && "main".equals(body.entry().category())
                        ? body.text("/code/text")
                        : Optional.empty());
    }

    private static OptionalDouble sign(List<Body> bodies, String loinc) {
        return bodies.stream()
                .map(Body::entry)
                .filter(entry -> entry.value() != null
                        && entry.code(CodeSystem.LOINC).filter(loinc::equals).isPresent())
                .mapToDouble(entry -> Objects.requireNonNull(entry.value()))
                .findFirst();
    }

    /** A result names the service that it came of. */
    private List<String> withoutResult(List<Body> bodies) {
        var come = bodies.stream()
                .filter(Results::isResult)
                .flatMap(body -> body.entry().codes().stream())
                .collect(Collectors.toSet());
        return bodies.stream()
                .filter(body -> body.type() == ResourceType.SERVICE_REQUEST)
                .filter(body -> body.entry().code(CodeSystem.GIAY_TO).isEmpty())
                .filter(body -> body.entry().codes().stream().noneMatch(come::contains))
                .map(body -> body.concept("/code").orElseGet(() -> words.text("book.unnamed")))
                .toList();
    }

    private List<Procedure> procedures(List<Body> bodies) {
        return bodies.stream()
                .filter(body -> body.type() == ResourceType.PROCEDURE
                        && !EXAMINATION.equals(body.entry().category()))
                .map(body -> new Procedure(
                        body.concept("/code").orElseGet(() -> words.text("book.unnamed")),
                        Optional.ofNullable(body.entry().starts())))
                .toList();
    }

    private static Optional<String> first(List<Body> bodies, Function<Body, Optional<String>> told) {
        return bodies.stream().flatMap(body -> told.apply(body).stream()).findFirst();
    }
}
