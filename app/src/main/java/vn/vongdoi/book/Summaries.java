package vn.vongdoi.book;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.book.Book.Summary;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;

/**
 * Group d: what the papers of one visit sum up. The summary of the medical record (XML8) speaks first, then the
 * discharge paper (XML7), the referral letter (XML13), the visit itself, and of the course the notes of the bedside.
 */
final class Summaries {
    private final List<Body> bodies;
    private final Words words;

    Summaries(List<Body> bodies, Words words) {
        this.bodies = bodies;
        this.words = words;
    }

    Summary summary() {
        return new Summary(
                section("QT_BENHLY").or(() -> field("QT_BENHLY")).or(this::notes),
                section("TOMTAT_KQ").or(() -> field("TOMTAT_KQ")),
                section("PP_DIEUTRI").or(() -> field("PP_DIEUTRI")).or(() -> field("PP_DIEU_TRI")),
                first(body -> Results.isCheckUp(body) ? body.text("/conclusion") : Optional.empty()),
                advice(),
                returns(),
                doctor());
    }

    /** In the order of time; the vital signs among them are results already. */
    private Optional<String> notes() {
        var notes = bodies.stream()
                .filter(Results::isNote)
                .sorted(Comparator.comparing(
                        body -> body.entry().starts(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(body -> vn.vongdoi.visit.Results.withoutSigns(
                        body.text("/valueString").orElse("")))
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("\n"));
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes);
    }

    private Optional<String> advice() {
        return section("GHI_CHU")
                .or(() -> first(body -> body.type() == ResourceType.ENCOUNTER
                        ? body.text("/hospitalization/dischargeDisposition/text")
                        : Optional.empty()))
                .or(() -> paper("XML13").flatMap(letter -> letter.text("/note/0/text")));
    }

    /** An appointment stands in the record on its day. */
    private List<LocalDate> returns() {
        return bodies.stream()
                .filter(body -> body.type() == ResourceType.APPOINTMENT)
                .map(body -> body.entry().starts())
                .filter(Objects::nonNull)
                .map(words::day)
                .distinct()
                .sorted()
                .toList();
    }

    /** By name where a paper has it, else by licence: of the paper, else of whoever prescribed. */
    private Optional<String> doctor() {
        return field("TEN_BS")
                .or(() -> paper("XML7").flatMap(paper -> licence(paper.tree().path("author"))))
                .or(() -> paper("XML13").flatMap(letter -> letter.text("/requester/identifier/value")))
                .or(() -> first(body -> body.type() == ResourceType.MEDICATION_REQUEST
                        ? body.text("/requester/identifier/value")
                        : Optional.empty()))
                .or(() -> first(body -> body.type() == ResourceType.ENCOUNTER
                        ? body.text("/participant/0/individual/display")
                        : Optional.empty()));
    }

    private static Optional<String> licence(JsonNode authors) {
        for (var author : authors) {
            var identifier = author.path("identifier");
            if (CodeSystem.LICENCE.url().equals(identifier.path("system").asString("")))
                return Body.text(identifier.path("value"));
        }
        return Optional.empty();
    }

    /** The paper of that table of the claims standard. */
    private Optional<Body> paper(String table) {
        return bodies.stream()
                .filter(body -> body.entry()
                        .code(CodeSystem.GIAY_TO)
                        .filter(table::equals)
                        .isPresent())
                .findFirst();
    }

    private Optional<String> section(String field) {
        return paper("XML8")
                .flatMap(paper -> paper.section(field))
                .or(() -> paper("XML7").flatMap(paper -> paper.section(field)));
    }

    private Optional<String> field(String name) {
        return first(body -> switch (body.type()) {
            case COMPOSITION, SERVICE_REQUEST, ENCOUNTER -> body.field(name);
            default -> Optional.empty();
        });
    }

    private Optional<String> first(Function<Body, Optional<String>> told) {
        return bodies.stream().flatMap(body -> told.apply(body).stream()).findFirst();
    }
}
