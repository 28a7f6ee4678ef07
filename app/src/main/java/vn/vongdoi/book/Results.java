package vn.vongdoi.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.book.Book.Kind;
import vn.vongdoi.book.Book.Result;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;

/** What was measured, seen and concluded. */
final class Results {
    static final String WEIGHT = "29463-7"; // LOINC
    static final String HEIGHT = "8302-2";
    private static final String PRESSURE = "85354-9";

    /** Of the signs those that tell of more than a moment at the bedside. */
    private static final Set<String> LASTING = Set.of(WEIGHT, HEIGHT, PRESSURE);

    private final Words words;

    Results(Words words) {
        this.words = words;
    }

    /** The newest of each kind, newest first. */
    List<Result> newest(List<Body> bodies) {
        var named = new HashSet<String>();
        var newest = new ArrayList<Result>();
        bodies.stream()
                .filter(body -> isResult(body) && body.entry().starts() != null)
                .filter(body -> kind(body) != Kind.SIGN || isLasting(body))
                .sorted(Comparator.comparing((Body body) ->
                                Objects.requireNonNull(body.entry().starts()))
                        .reversed())
                .forEach(body -> {
                    var result = result(body);
                    if (named.add(result.name())) newest.add(result);
                });
        return newest;
    }

    private static boolean isLasting(Body body) {
        return body.entry().code(CodeSystem.LOINC).filter(LASTING::contains).isPresent();
    }

    /** A doctor's note is none, nor is a report that only repeats what hangs on it, nor one of which nothing came out. */
    static boolean isResult(Body body) {
        return switch (body.type()) {
            case OBSERVATION ->
                !isNote(body) && !(value(body).isEmpty() && conclusion(body).isEmpty());
            case DIAGNOSTIC_REPORT ->
                !isCheckUp(body) && body.text("/conclusion").isPresent();
            default -> false;
        };
    }

    /** What was seen at the bedside, in the doctor's words. */
    static boolean isNote(Body body) {
        return body.type() == ResourceType.OBSERVATION
                && "exam".equals(body.entry().category());
    }

    /** The report that concludes a check-up. */
    static boolean isCheckUp(Body body) {
        return body.type() == ResourceType.DIAGNOSTIC_REPORT
                && body.code("/code", CodeSystem.LOAI_KCB).isPresent();
    }

    Result result(Body body) {
        var entry = body.entry();
        var kind = kind(body);
        var at = Optional.ofNullable(entry.starts());
        var value = entry.value();
        var inParts = body.tree().path("component").size() > 0;
        return new Result(
                body.concept("/code").orElseGet(() -> words.text("book.unnamed")),
                kind,
                value == null || inParts ? OptionalDouble.empty() : OptionalDouble.of(value),
                value(body).or(() -> conclusion(body)).orElse(""),
                Optional.ofNullable(entry.unit()).map(Results::unit).filter(unit -> !unit.isBlank()),
                value(body).isEmpty() ? Optional.empty() : conclusion(body),
                at,
                words.facility(entry.facility()),
                at.flatMap(time -> Recognition.find(kind, entry.codes(), words.day(time), words.language())));
    }

    private static Kind kind(Body body) {
        var category = Stream.concat(Stream.ofNullable(body.entry().category()), body.codes("category").stream())
                .collect(Collectors.toSet());
        if (category.contains("vital-signs")) return Kind.SIGN;
        if (category.contains("laboratory") || category.contains("LAB")) return Kind.LABORATORY;
        if (category.contains("imaging") || category.contains("RAD")) return Kind.IMAGING;
        return Kind.OTHER;
    }

    /** As told, digit for digit. */
    private static Optional<String> value(Body body) {
        var found = body.concept("/valueCodeableConcept");
        if (found.isPresent()) return found;
        var parts = body.each("component")
                .map(part -> part.at("/valueQuantity/value"))
                .filter(JsonNode::isNumber)
                .map(value -> value.decimalValue().toPlainString())
                .collect(Collectors.joining("/"));
        if (!parts.isEmpty()) return Optional.of(parts);
        var number = body.tree().at("/valueQuantity/value");
        if (number.isNumber()) return Optional.of(number.decimalValue().toPlainString());
        return body.text("/valueString");
    }

    private static Optional<String> conclusion(Body body) {
        return body.text("/conclusion")
                .or(() -> body.concept("/interpretation/0"))
                .or(() -> body.text("/note/0/text"));
    }

    /** Units as people write them; the record keeps those of UCUM. */
    private static String unit(String ucum) {
        return switch (ucum) {
            case "mm[Hg]" -> "mmHg";
            case "Cel" -> "°C";
            default -> ucum;
        };
    }
}
