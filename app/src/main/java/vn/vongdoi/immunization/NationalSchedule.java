package vn.vongdoi.immunization;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.immunization.SupportingData.Association;
import vn.vongdoi.immunization.SupportingData.Conflict;
import vn.vongdoi.immunization.SupportingData.Group;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.rules.Span;
import vn.vongdoi.rules.Validity;

/**
 * The schedule of Viet Nam as it holds on a day in a province, in the model of CDSi: each line of vaccines
 * ({@code rules/immunization/schedule.csv}) is a series, a vaccine group and what it protects from at once. Vaccines go by the
 * codes of the register of doses.
 */
public final class NationalSchedule {
    private static final RuleTable ROWS = RuleTable.read("immunization/schedule");
    private static final RuleTable APART = RuleTable.read("immunization/apart");

    /** What a dose may be early by and still counts, of ages and longer intervals. */
    private static final int GRACE = 4;

    private static final int MONTH = 28;

    /** Of the doses that make another needless: as the first dose of any combination, and as doses of one series. */
    private static final Span LEAST_AGE = Span.of("6 weeks - 4 days");

    private static final Span LEAST_APART = Span.of("24 days");

    /** The days since which a row holds or holds no more: between them nothing changes. */
    private static final TreeSet<LocalDate> CHANGES = changes();

    private static final Map<Version, NationalSchedule> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, List<RuleRow>> lines;
    private final Immunizations immunizations;

    private record Version(LocalDate since, String province) {}

    private NationalSchedule(LocalDate day, String province) {
        lines = ROWS.at(day).stream()
                .filter(row -> isGivenIn(province, row))
                .collect(groupingBy(row -> row.cell("series"), LinkedHashMap::new, toList()));
        immunizations = new Immunizations(data(lines, day));
    }

    /** @param province code of the province where the person lives, for what is not given everywhere */
    public static NationalSchedule at(LocalDate day, String province) {
        var since = Objects.requireNonNullElse(CHANGES.floor(day), LocalDate.MIN);
        return KNOWN.computeIfAbsent(new Version(since, province), _ -> new NationalSchedule(day, province));
    }

    private static TreeSet<LocalDate> changes() {
        var changes = new TreeSet<LocalDate>();
        for (var row :
                Stream.concat(ROWS.rows().stream(), APART.rows().stream()).toList()) {
            var validity = row.validity();
            if (validity.from() != null) changes.add(validity.from());
            if (validity.to() != null) changes.add(validity.to().plusDays(1));
        }
        return changes;
    }

    public Set<String> series() {
        return lines.keySet();
    }

    /** The rules of a series, a row for each dose. */
    public List<RuleRow> rows(String series) {
        var rows = lines.get(series);
        if (rows == null) throw new IllegalArgumentException("no series " + series + " among " + lines.keySet());
        return rows;
    }

    public List<GroupForecast> assess(Patient patient, List<Dose> doses, LocalDate on) {
        return immunizations.assess(patient, doses, on);
    }

    private static boolean isGivenIn(String province, RuleRow row) {
        var provinces = words(row, "provinces");
        return provinces.isEmpty() || provinces.contains(province);
    }

    private static SupportingData data(Map<String, List<RuleRow>> lines, LocalDate day) {
        var antigensOf = new HashMap<String, List<Association>>();
        var groups = new LinkedHashMap<String, Group>();
        lines.forEach((series, rows) -> {
            groups.put(series, new Group(List.of(series), false));
            for (var vaccine : vaccines(rows)) {
                var known = antigensOf.getOrDefault(vaccine, List.of()).stream();
                var one = new Association(series, Window.ALWAYS);
                antigensOf.put(vaccine, Stream.concat(known, Stream.of(one)).toList());
            }
        });
        var antigens = lines.entrySet().stream()
                .map(line -> antigen(line.getKey(), line.getValue()))
                .toList();
        return new SupportingData(antigens, antigensOf, groups, conflicts(day), Map.of());
    }

    private static Set<String> vaccines(List<RuleRow> rows) {
        var vaccines = new HashSet<String>();
        rows.forEach(row -> vaccines.addAll(words(row, "vaccines")));
        return vaccines;
    }

    private static Antigen antigen(String series, List<RuleRow> rows) {
        var genders = rows.getFirst().find("sex").map(NationalSchedule::gender).map(Set::of);
        var doses = rows.stream().map(NationalSchedule::dose).toList();
        return new Antigen(
                series,
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Series(
                        series,
                        series,
                        series,
                        Series.Type.STANDARD,
                        genders.orElse(Set.of()),
                        List.of(),
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
                interval(row).stream().toList(),
                List.of(),
                products,
                List.of(),
                Set.of(),
                instead(row).stream().toList(),
                false,
                null);
    }

    private static Optional<Interval> interval(RuleRow row) {
        var after = words(row, "after");
        var minimum = span(row, "min_interval");
        if (minimum == null) return Optional.empty();
        return Optional.of(new Interval(
                after.isEmpty() ? new Interval.Previous() : new Interval.MostRecent(after),
                early(minimum),
                minimum,
                span(row, "interval"),
                span(row, "late_interval"),
                false,
                Validity.ALWAYS));
    }

    /** {@code 3 A B}: three doses of A or B. */
    private static Optional<Skip> instead(RuleRow row) {
        var words = row.cell("instead").split(" ");
        if (words.length < 2) return Optional.empty();
        var vaccines = Set.of(Arrays.copyOfRange(words, 1, words.length));
        var enough = new Skip.Given(vaccines, Integer.parseInt(words[0]), LEAST_AGE, LEAST_APART);
        return Optional.of(
                new Skip(true, true, true, List.of(new Skip.Conditions(true, List.of(enough), Validity.ALWAYS))));
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

    private static Set<String> words(RuleRow row, String column) {
        return row.find(column).map(cell -> Set.of(cell.split(" "))).orElse(Set.of());
    }

    private static Map<String, Map<String, Conflict>> conflicts(LocalDate day) {
        var conflicts = new HashMap<String, Map<String, Conflict>>();
        for (var row : APART.at(day)) {
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
