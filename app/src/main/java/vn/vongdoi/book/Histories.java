package vn.vongdoi.book;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import vn.vongdoi.book.Book.Allergy;
import vn.vongdoi.book.Book.Disease;
import vn.vongdoi.book.Book.History;
import vn.vongdoi.book.Book.Vaccination;
import vn.vongdoi.chronic.Chronic;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;

/** Group b: allergies, diseases, vaccinations, over all facilities. */
final class Histories {
    /** SNOMED CT: no known allergy, and of medicines, food, latex and the environment. */
    private static final Set<String> DENIED = Set.of("716186003", "409137002", "429625007", "1003774007", "428607008");

    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");

    private final List<Body> bodies;
    private final Words words;

    /** @param bodies newest first */
    Histories(List<Body> bodies, Words words) {
        this.bodies = bodies;
        this.words = words;
    }

    History history() {
        return new History(allergies(), diseases(), vaccinations());
    }

    /** Of several diagnoses of one lasting condition all visits count. */
    static List<Disease> chronic(List<Disease> diseases) {
        var byName = new LinkedHashMap<String, Disease>();
        for (var disease : diseases) {
            disease.chronic().ifPresent(name -> byName.merge(name, disease, Histories::together));
        }
        return List.copyOf(byName.values());
    }

    private static Disease together(Disease first, Disease second) {
        return new Disease(
                first.diagnosis(),
                first.chronic(),
                earliest(first.since(), second.since()),
                latest(first.last(), second.last()),
                first.times() + second.times());
    }

    private static Optional<LocalDate> earliest(Optional<LocalDate> one, Optional<LocalDate> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private static Optional<LocalDate> latest(Optional<LocalDate> one, Optional<LocalDate> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    private List<Allergy> allergies() {
        return of(ResourceType.ALLERGY_INTOLERANCE)
                .filter(body -> !isOver(body))
                .map(body -> new Allergy(
                        body.concept("/code")
                                .or(() -> body.concept("/reaction/0/substance"))
                                .orElseGet(() -> words.text("book.unnamed")),
                        body.codes("code").stream().anyMatch(DENIED::contains),
                        body.each("reaction")
                                .flatMap(reaction ->
                                        reaction.path("manifestation").valueStream())
                                .flatMap(sign -> Body.concept(sign).stream())
                                .toList(),
                        body.text("/criticality").filter("high"::equals).isPresent()
                                || body.each("reaction")
                                        .anyMatch(reaction -> "severe"
                                                .equals(reaction.path("severity")
                                                        .asString(""))),
                        day(body, "/recordedDate").or(() -> day(body, "/onsetDateTime"))))
                .toList();
    }

    private static boolean isOver(Body body) {
        return body.codes("clinicalStatus").stream().anyMatch(OVER::contains);
    }

    /** The newest first, each once. */
    private List<Disease> diseases() {
        var byCode = new LinkedHashMap<String, Disease>();
        of(ResourceType.CONDITION).forEach(body -> {
            var code = body.entry().code(CodeSystem.ICD10).orElse("");
            var told = body.concept("/code");
            if (code.isEmpty() && told.isEmpty()) return;
            var day = Optional.ofNullable(body.entry().starts())
                    .map(words::day)
                    .or(() -> day(body, "/onsetDateTime"))
                    .or(() -> day(body, "/recordedDate"));
            var disease = new Disease(
                    code.isEmpty() ? new Book.Coded("", told.orElseThrow()) : words.diagnosis(code, told),
                    chronic(body, code, day.orElse(words.today())),
                    day,
                    day,
                    1);
            byCode.merge(code.isEmpty() ? told.orElseThrow() : code, disease, Histories::together);
        });
        return byCode.values().stream()
                .sorted(Comparator.comparing(
                        (Disease disease) -> disease.last().orElse(LocalDate.MIN), Comparator.reverseOrder()))
                .toList();
    }

    /** By the rules, or because somebody put it on the list of what goes on. */
    private Optional<String> chronic(Body body, String icd10, LocalDate day) {
        var byRule = Chronic.find(icd10, day, words.language());
        if (byRule.isPresent() || !body.codes("category").contains("problem-list-item") || isOver(body)) return byRule;
        return body.concept("/code");
    }

    private List<Vaccination> vaccinations() {
        return of(ResourceType.IMMUNIZATION)
                .filter(body -> "completed".equals(body.entry().status()))
                .map(body -> new Vaccination(
                        body.concept("/vaccineCode").orElseGet(() -> words.text("book.unnamed")),
                        antigens(body),
                        dose(body),
                        Optional.ofNullable(body.entry().starts()).map(words::day),
                        words.facility(body.entry().facility())))
                .toList();
    }

    private static List<String> antigens(Body body) {
        var antigens = new ArrayList<String>();
        body.each("protocolApplied")
                .flatMap(protocol -> protocol.path("targetDisease").valueStream())
                .forEach(disease -> Body.concept(disease).ifPresent(antigens::add));
        return antigens;
    }

    private static OptionalInt dose(Body body) {
        var number = body.tree().at("/protocolApplied/0/doseNumberPositiveInt");
        return number.isInt() ? OptionalInt.of(number.asInt()) : OptionalInt.empty();
    }

    /** Only of a whole day: {@code 2021} tells of no day. R4 knows the leap second, Java does not. */
    private Optional<LocalDate> day(Body body, String pointer) {
        return body.text(pointer)
                .filter(text -> text.length() >= 10)
                .map(text -> text.length() == 10
                        ? LocalDate.parse(text)
                        : words.day(
                                OffsetDateTime.parse(text.replace(":60", ":59")).toInstant()));
    }

    private Stream<Body> of(ResourceType type) {
        return bodies.stream().filter(body -> body.type() == type);
    }
}
