package vn.vongdoi.immunization;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.Residence;
import vn.vongdoi.rules.RuleRow;

/**
 * The schedule of Viet Nam as it holds on a day in a commune, in the model of CDSi: each line of vaccines
 * ({@code rules/immunization/schedule.csv}) is a series, a vaccine group and what it protects from at once. Vaccines go by the
 * codes of the register of doses.
 */
public final class NationalSchedule {
    private static final Map<Version, NationalSchedule> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, List<RuleRow>> lines;
    private final Immunizations immunizations;

    /** What the observations begin with that forbid something. */
    private final Set<String> heeded;

    private record Version(LocalDate since, Residence home, boolean unverified) {}

    NationalSchedule(NationalRules rules, Residence home, boolean unverified) {
        lines = new LinkedHashMap<>();
        rules.lines().forEach((series, rows) -> {
            var given = rows.stream().filter(row -> Area.of(row).holds(home)).toList();
            var known = unverified ? given : verified(given);
            if (!known.isEmpty()) lines.put(series, known);
        });
        immunizations = new Immunizations(NationalReader.read(lines, rules.apart(), rules.forbidding()));
        heeded = rules.forbidding().stream()
                .flatMap(row -> NationalReader.words(row, "observations").stream())
                .collect(toUnmodifiableSet());
    }

    /** With what is known from memory only. */
    public static NationalSchedule at(LocalDate day, Residence home) {
        return at(day, home, true);
    }

    /**
     * @param home where the person lives, for what is not given everywhere
     * @param unverified with doses that are known from memory only; else a series ends before its first such. What forbids a
     *     line does so in either
     */
    public static NationalSchedule at(LocalDate day, Residence home, boolean unverified) {
        var since = Objects.requireNonNullElse(NationalRules.days().floor(day), LocalDate.MIN);
        var seen = NationalRules.PLACES.seen(home);
        return KNOWN.computeIfAbsent(
                new Version(since, seen, unverified),
                _ -> new NationalSchedule(NationalRules.at(day), seen, unverified));
    }

    /** The first day after that one on which another version holds; empty = none is known. */
    public static Optional<LocalDate> changes(LocalDate after) {
        return Optional.ofNullable(NationalRules.days().higher(after));
    }

    /** A dose without the one before it would be asked for too soon. */
    private static List<RuleRow> verified(List<RuleRow> rows) {
        return rows.stream()
                .takeWhile(row -> row.confidence() != Confidence.MEMORY)
                .toList();
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

    /**
     * @param patient with observations as the record promotes them ({@code icd10|D81.0})
     * @param doses in any order, none after that day
     */
    public List<GroupForecast> assess(Patient patient, List<Dose> doses, LocalDate on) {
        return immunizations.assess(observed(patient, on), doses, on);
    }

    private Patient observed(Patient patient, LocalDate on) {
        var observed = new LinkedHashMap<String, @Nullable LocalDate>();
        patient.observations()
                .forEach((code, day) ->
                        heeded.stream().filter(code::startsWith).forEach(known -> observed.put(known, day)));
        patient.pregnancy(on).ifPresent(it -> observed.put(Pregnancy.OBSERVED, it.from()));
        return new Patient(patient.birth(), patient.gender(), observed, patient.pregnancies());
    }

    /**
     * The first day after that one on which the schedule of the day may say something else of the same person and doses than
     * what was said then; empty = it stays. That the days come for which it says that a dose is due, or late, is no change.
     *
     * @param said by {@link #assess} on that day
     */
    public static Optional<LocalDate> changes(Patient patient, List<GroupForecast> said, LocalDate on) {
        var pregnancies = patient.pregnancies().stream().flatMap(it -> Stream.of(it.from(), it.end()));
        return Stream.of(changes(on).stream(), said.stream().flatMap(it -> it.changes().stream()), pregnancies)
                .flatMap(it -> it)
                .filter(day -> day.isAfter(on))
                .min(naturalOrder());
    }
}
