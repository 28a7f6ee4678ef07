package vn.vongdoi.immunization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vongdoi.rules.Residence;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.rules.Span;

/** What was said of somebody is looked at again on the day that was told, and until then it stays true. */
class ChangesTest {
    private static final int HISTORIES = 250;
    private static final int YEARS = 10;
    private static final LocalDate FIRST = LocalDate.of(2024, 6, 1);
    private static final List<String> VACCINES = List.copyOf(vaccines());
    private static final List<Span> SPANS = spans();

    static IntStream seeds() {
        return IntStream.range(0, HISTORIES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void untilTheDayOfChangeTheSameIsSaid(int seed) {
        var random = new Random(seed);
        var on = FIRST.plusDays(random.nextInt(900));
        var birth =
                random.nextInt(3) == 0 ? on.minusDays(random.nextInt(40 * 365)) : on.minusDays(random.nextInt(2000));
        var patient = new Patient(
                birth, random.nextBoolean() ? "Female" : "Male", observations(random), pregnancies(birth, on, random));
        var doses = doses(birth, on, random);
        var home = new Residence(random.nextBoolean() ? "31" : "20", "");
        var odd = interesting(patient, doses, on, seed % 40 == 0);
        var looks = 0;
        for (var day = on; day.isBefore(on.plusYears(YEARS)); looks++) {
            var said = NationalSchedule.at(day, home).assess(patient, doses, day);
            var change = NationalSchedule.changes(patient, said, day).orElse(on.plusYears(YEARS));
            for (var later : odd.subSet(day, false, later(change, day.plusDays(1)), false)) {
                assertThat(NationalSchedule.at(later, home).assess(patient, doses, later))
                        .as("%s of what was said on %s to hold until %s, with %s", later, day, change, doses)
                        .isEqualTo(said);
            }
            assertThat(change).isAfter(day);
            day = change;
        }
        assertThat(looks).isLessThan(30);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Bad ones too: of any vaccine on any day, twice, before birth. */
    private static List<Dose> doses(LocalDate birth, LocalDate on, Random random) {
        var doses = new ArrayList<Dose>();
        var many = random.nextInt(20);
        while (doses.size() < many) {
            var vaccine = VACCINES.get(random.nextInt(VACCINES.size()));
            var day = switch (random.nextInt(4)) {
                case 0 -> on.minusDays(random.nextInt(400));
                case 1 -> birth.plusDays(random.nextInt(4000) - 5);
                default -> SPANS.get(random.nextInt(SPANS.size())).after(birth).plusDays(random.nextInt(12) - 5);
            };
            if (day.isAfter(on)) day = on;
            doses.add(new Dose(day, vaccine, ""));
            if (random.nextInt(10) == 0) doses.add(new Dose(day, vaccine, ""));
        }
        return doses;
    }

    private static Map<String, LocalDate> observations(Random random) {
        return random.nextInt(5) == 0 ? Map.of("icd10|D81.0", FIRST) : Map.of();
    }

    private static List<Pregnancy> pregnancies(LocalDate birth, LocalDate on, Random random) {
        if (birth.isAfter(on.minusYears(15))) return List.of();
        return Stream.generate(() -> on.plusDays(random.nextInt(1500) - 1000))
                .limit(random.nextInt(4))
                .map(from -> new Pregnancy(
                        from,
                        random.nextBoolean() ? from.plusDays(random.nextInt(300)) : null,
                        random.nextBoolean() ? from.plusDays(280) : null))
                .toList();
    }

    /** Days about which something may change: each with its neighbours, or simply all. */
    private static TreeSet<LocalDate> interesting(Patient patient, List<Dose> doses, LocalDate on, boolean all) {
        var days = new TreeSet<LocalDate>();
        var end = on.plusYears(YEARS);
        if (all) {
            on.datesUntil(end).forEach(days::add);
            return days;
        }
        var anchors = new ArrayList<>(doses.stream().map(Dose::given).toList());
        anchors.add(patient.birth());
        patient.pregnancies().forEach(it -> anchors.addAll(List.of(it.from(), it.expected(), it.end())));
        for (var anchor : anchors) {
            for (var span : SPANS) around(span.after(anchor), days);
            around(anchor, days);
        }
        for (var day = NationalSchedule.changes(on); day.isPresent(); day = NationalSchedule.changes(day.get())) {
            around(day.get(), days);
        }
        return new TreeSet<>(days.subSet(on, end));
    }

    private static void around(LocalDate day, Set<LocalDate> days) {
        for (var i = -1; i <= 1; i++) days.add(day.plusDays(i));
    }

    private static Set<String> vaccines() {
        var vaccines = new TreeSet<String>();
        for (var row : RuleTable.read("immunization/schedule").rows()) {
            vaccines.addAll(List.of(row.cell("vaccines").split(" ")));
        }
        return vaccines;
    }

    /** All ages and intervals of the schedule. */
    private static List<Span> spans() {
        return RuleTable.read("immunization/schedule").rows().stream()
                .flatMap(row -> Stream.of(
                                "due", "late", "min_age", "min_interval", "interval", "late_interval", "max_age")
                        .flatMap(column -> row.find(column).stream()))
                .distinct()
                .sorted()
                .map(Span::of)
                .toList();
    }
}
