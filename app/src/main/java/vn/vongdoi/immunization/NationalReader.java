package vn.vongdoi.immunization;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.immunization.Antigen.Contraindication;
import vn.vongdoi.immunization.Series.Indication;
import vn.vongdoi.immunization.SupportingData.Association;
import vn.vongdoi.immunization.SupportingData.Conflict;
import vn.vongdoi.immunization.SupportingData.Group;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.Span;
import vn.vongdoi.rules.Validity;

/** Reads rows of the national schedule into the model of CDSi. */
final class NationalReader {
    /** What a dose may be early by and still counts, of ages and longer intervals. */
    private static final int GRACE = 4;

    private static final int MONTH = 28;

    private NationalReader() {}

    /**
     * @param lines rows by series, one for each dose
     * @param apart which vaccines are to be given how far apart
     * @param forbidding what forbids which series
     */
    static SupportingData read(Map<String, List<RuleRow>> lines, List<RuleRow> apart, List<RuleRow> forbidding) {
        var antigensOf = new HashMap<String, List<Association>>();
        var groups = new LinkedHashMap<String, Group>();
        lines.forEach((series, rows) -> {
            groups.put(series, new Group(List.of(series), false));
            for (var vaccine : vaccines(rows)) {
                var known = antigensOf.getOrDefault(vaccine, List.of()).stream();
                var one = new Association(series, ages(rows.getFirst()));
                antigensOf.put(vaccine, Stream.concat(known, Stream.of(one)).toList());
            }
        });
        var antigens = lines.entrySet().stream()
                .map(line -> antigen(line.getKey(), line.getValue(), forbidding))
                .toList();
        return new SupportingData(antigens, antigensOf, groups, conflicts(apart), Map.of());
    }

    /** What a woman was given as a child is of other lines, and no dose of this one that came too early. */
    private static Window ages(RuleRow first) {
        return isOfPregnancy(first) ? new Window(early(span(first, "min_age")), null) : Window.ALWAYS;
    }

    private static boolean isOfPregnancy(RuleRow row) {
        return row.find("before_birth").isPresent();
    }

    private static Set<String> vaccines(List<RuleRow> rows) {
        var vaccines = new HashSet<String>();
        rows.forEach(row -> vaccines.addAll(words(row, "vaccines")));
        return vaccines;
    }

    private static Antigen antigen(String series, List<RuleRow> rows, List<RuleRow> forbidding) {
        var genders = rows.getFirst().find("sex").map(NationalReader::gender).map(Set::of);
        var pregnancy = isOfPregnancy(rows.getFirst());
        var doses = rows.stream().map(NationalReader::dose).toList();
        return new Antigen(
                series,
                Set.of(),
                List.of(),
                contraindications(series, forbidding),
                List.of(),
                List.of(new Series(
                        series,
                        series,
                        series,
                        pregnancy ? Series.Type.RISK : Series.Type.STANDARD,
                        genders.orElse(Set.of()),
                        pregnancy ? List.of(new Indication(Pregnancy.OBSERVED, Window.ALWAYS)) : List.of(),
                        Set.of(),
                        true,
                        false,
                        series,
                        "A",
                        1,
                        null,
                        null,
                        doses)));
    }

    private static List<Contraindication> contraindications(String series, List<RuleRow> forbidding) {
        return forbidding.stream()
                .filter(row -> words(row, "series").contains(series))
                .flatMap(row -> words(row, "observations").stream())
                .map(observation -> new Contraindication(observation, Window.ALWAYS))
                .toList();
    }

    private static String gender(String sex) {
        return switch (sex) {
            case "female" -> "Female";
            case "male" -> "Male";
            default -> throw new IllegalArgumentException("sex: expected female or male, got " + sex);
        };
    }

    private static TargetDose dose(RuleRow row) {
        var products = words(row, "vaccines").stream()
                .map(vaccine -> new Product(vaccine, Window.ALWAYS, ""))
                .toList();
        var minimum = span(row, "min_age");
        return new TargetDose(
                Integer.parseInt(row.cell("dose")),
                List.of(new AgeRule(
                        early(minimum),
                        minimum,
                        span(row, "due"),
                        span(row, "late"),
                        span(row, "max_age"),
                        Validity.ALWAYS)),
                intervals(row),
                List.of(),
                products,
                List.of(),
                Set.of(),
                instead(row).stream().toList(),
                false,
                null,
                span(row, "before_birth"));
    }

    /** In a later pregnancy the interval that holds there is enough. */
    private static List<Interval> intervals(RuleRow row) {
        var minimum = span(row, "min_interval");
        if (minimum == null) return List.of();
        var after = words(row, "after");
        var again = span(row, "later_pregnancy");
        if (again != null) {
            return List.of(
                    interval(new Interval.Previous(), again, row),
                    interval(new Interval.PreviousUnlessPregnantAgain(), minimum, row));
        }
        return List.of(
                interval(after.isEmpty() ? new Interval.Previous() : new Interval.MostRecent(after), minimum, row));
    }

    private static Interval interval(Interval.From from, Span minimum, RuleRow row) {
        return new Interval(
                from,
                early(minimum),
                minimum,
                span(row, "interval"),
                span(row, "late_interval"),
                false,
                Validity.ALWAYS);
    }

    /** {@code 3 A B; 4 A B C before 12 years}: three doses of A or B, or four of A, B or C as a child. */
    private static Optional<Skip> instead(RuleRow row) {
        var ways = row.find("instead").stream()
                .flatMap(cell -> Arrays.stream(cell.split(";")))
                .map(String::strip)
                .map(NationalReader::given)
                .map(given -> new Skip.Conditions(true, List.of(given), Validity.ALWAYS))
                .toList();
        return ways.isEmpty() ? Optional.empty() : Optional.of(new Skip(true, true, false, ways));
    }

    private static Skip.Condition given(String text) {
        var parts = text.split(" before ");
        var words = List.of(parts[0].split(" "));
        return new Skip.Given(
                new DoseCount(Set.copyOf(words.subList(1, words.size())), parts.length > 1 ? Span.of(parts[1]) : null),
                Integer.parseInt(words.getFirst()));
    }

    /** So many days less count too; short intervals are what they are. */
    private static @Nullable Span early(@Nullable Span span) {
        return span == null || (span.months() == 0 && span.days() < MONTH)
                ? span
                : new Span(span.months(), span.days() - GRACE);
    }

    private static @Nullable Span span(RuleRow row, String column) {
        return row.find(column).map(Span::of).orElse(null);
    }

    static Set<String> words(RuleRow row, String column) {
        return row.find(column).map(cell -> Set.of(cell.split(" "))).orElse(Set.of());
    }

    private static Map<String, Map<String, Conflict>> conflicts(List<RuleRow> rows) {
        var conflicts = new HashMap<String, Map<String, Conflict>>();
        for (var row : rows) {
            var end = Span.of(row.cell("apart"));
            var conflict = new Conflict(new Span(0, 1), end, end);
            for (var later : words(row, "later")) {
                for (var earlier : words(row, "earlier")) {
                    conflicts.computeIfAbsent(later, _ -> new HashMap<>()).put(earlier, conflict);
                }
            }
        }
        return conflicts;
    }
}
