package vn.vongdoi.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** What happens in lives besides illness: births, doses of vaccine, school, deaths. Shares are ours, near the country's. */
final class LifeEventFiles {

    private static final int VACCINATED_UNTIL = 6;
    private static final double DOSE_GIVEN = 0.96;
    private static final Month SCHOOL_BEGINS = Month.AUGUST;
    private static final MonthDay FIRST_DAY_OF_SCHOOL = MonthDay.of(9, 5);
    private static final double FITNESS_TESTED = 0.6;
    private static final List<String> FITNESS = List.of("good", "good", "pass", "pass", "pass", "below");
    private static final int OLD = 70;
    private static final double OLD_DIE_IN_A_YEAR = 0.09;
    private static final List<String> CAUSES = List.of("I21.9", "I64", "C34.9", "J44.9", "C22.0", "E11.9");

    private final Path folder;
    private final SimulationPlan plan;
    private final Population population;
    private final Facilities facilities;

    LifeEventFiles(Path folder, SimulationPlan plan, Population population, Facilities facilities) {
        this.folder = folder;
        this.plan = plan;
        this.population = population;
        this.facilities = facilities;
    }

    /** The children of the last twelve months; their mothers are told by name only. */
    void births(Names names) throws IOException {
        try (var csv = open("births.csv", "weight", "mother", "facility")) {
            for (int i = 0; i < population.size(); i++) {
                if (!population.body(i).birth().isAfter(plan.firstDay())) {
                    continue;
                }
                Person child = population.person(i);
                Dice dice = Dice.of(plan.seed(), "birth", i);
                int grams = 10 * dice.between(child.sex() == Sex.MALE ? 270 : 260, 370);
                line(
                        csv,
                        child,
                        grams,
                        names.person(Sex.FEMALE, dice),
                        bornAt(child).code());
            }
        }
    }

    /** Doses of the schedule of TT 52/2025 (what stands in simulator/doses.csv); not every child gets every one in time. */
    void immunisations() throws IOException {
        List<Planned> schedule = Planned.schedule();
        try (var csv = open(
                "immunisations.csv",
                "vaccine",
                "dose",
                "date",
                "facility",
                "antigens",
                "lot",
                "programme",
                "reaction")) {
            for (int i = 0; i < population.size(); i++) {
                LocalDate birth = population.body(i).birth();
                if (birth.plusYears(VACCINATED_UNTIL).isBefore(plan.lastDay())) {
                    continue;
                }
                Person child = population.person(i);
                Dice dice = Dice.of(plan.seed(), "dose", i);
                for (Planned dose : schedule) {
                    boolean given = dice.chance(DOSE_GIVEN);
                    int late = dose.months() == 0 ? dice.below(2) : dice.between(0, 20);
                    boolean fever = dice.chance(0.03);
                    LocalDate day = birth.plusMonths(dose.months()).plusDays(dose.days() + late);
                    if (!given || !day.isBefore(plan.lastDay())) {
                        continue;
                    }
                    Facility where = dose.atBirth() ? bornAt(child) : facilities.station(child.commune());
                    line(
                            csv,
                            child,
                            dose.vaccine(),
                            dose.number(),
                            day,
                            where.code(),
                            null,
                            "MP-" + dose.vaccine().substring(0, 2).toUpperCase(Locale.ROOT) + day.getYear(),
                            "epi",
                            fever ? "Sốt nhẹ" : null);
                }
            }
        }
    }

    /** Who goes to school in the year of the last day: in every commune one school of each kind. */
    void pupils() throws IOException {
        int year = plan.lastDay().minusMonths(SCHOOL_BEGINS.getValue() - 1).getYear();
        try (var csv = open("pupils.csv", "school", "school_name", "school_commune", "kind", "class", "year", "left")) {
            for (int i = 0; i < population.size(); i++) {
                int age = year - population.body(i).birth().getYear();
                Dice dice = Dice.of(plan.seed(), "school", i);
                Optional<Schooling> schooling = Schooling.at(age);
                if (schooling.isEmpty() || !dice.chance(schooling.get().share())) {
                    continue;
                }
                Person pupil = population.person(i);
                Commune commune = pupil.commune();
                line(
                        csv,
                        pupil,
                        commune.code() + "-" + schooling.get().code(),
                        "Trường " + schooling.get().name() + " " + commune.name(),
                        commune.code(),
                        schooling.get().kind(),
                        schooling.get().schoolClass(age, dice),
                        year,
                        null);
            }
        }
    }

    /** How fit pupils were found to be in the weeks before the last day; not all schools have tested yet. */
    void fitness() throws IOException {
        int year = plan.lastDay().minusMonths(SCHOOL_BEGINS.getValue() - 1).getYear();
        try (var csv = open("fitness.csv", "school", "date", "class", "long_jump", "run_5min")) {
            for (int i = 0; i < population.size(); i++) {
                int age = year - population.body(i).birth().getYear();
                Optional<Schooling> schooling = Schooling.at(age).filter(it -> it.first() >= Schooling.FIRST_CLASS);
                if (schooling.isEmpty()
                        || !Dice.of(plan.seed(), "school", i)
                                .chance(schooling.get().share())) {
                    continue;
                }
                Dice dice = Dice.of(plan.seed(), "fitness", i);
                boolean tested = dice.chance(FITNESS_TESTED);
                LocalDate day = plan.lastDay().minusDays(dice.between(1, 60));
                if (!tested || day.isBefore(FIRST_DAY_OF_SCHOOL.atYear(year))) {
                    continue;
                }
                Person pupil = population.person(i);
                int years = age - Schooling.FIRST_CLASS;
                line(
                        csv,
                        pupil,
                        pupil.commune().code() + "-" + schooling.get().code(),
                        day,
                        dice.pick(FITNESS),
                        110 + 9 * years + dice.below(30),
                        700 + 25 * years + dice.below(150));
            }
        }
    }

    /** Of the old, after their last visit: nobody is seen after death. */
    void deaths(List<PlannedVisit> visits) throws IOException {
        var seen = new HashMap<Integer, LocalDate>();
        for (PlannedVisit visit : visits) {
            seen.merge(visit.person(), visit.lastDay(), (one, other) -> one.isAfter(other) ? one : other);
        }
        try (var csv = open("deaths.csv", "died", "cause")) {
            for (int i = 0; i < population.size(); i++) {
                if (population.body(i).birth().plusYears(OLD).isAfter(plan.firstDay())) {
                    continue;
                }
                Dice dice = Dice.of(plan.seed(), "death", i);
                LocalDate after = seen.getOrDefault(i, plan.firstDay());
                long days = ChronoUnit.DAYS.between(after, plan.lastDay());
                if (!dice.chance(OLD_DIE_IN_A_YEAR) || days < 2) {
                    continue;
                }
                line(csv, population.person(i), after.plusDays(dice.between(1, (int) days - 1)), dice.pick(CAUSES));
            }
        }
    }

    private Facility bornAt(Person child) {
        return facilities.publicHospital(child.commune(), Dice.of(plan.seed(), "born", child.index()));
    }

    private CSVPrinter open(String name, String... more) throws IOException {
        var columns = new ArrayList<>(List.of("cccd", "bhxh", "name", "birth", "sex", "commune"));
        columns.addAll(List.of(more));
        return CsvLines.open(folder, name, columns.toArray(String[]::new));
    }

    private static void line(CSVPrinter csv, Person person, @Nullable Object... more) throws IOException {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(person.cccd());
        cells.add(person.insuranceNumber());
        cells.add(person.name());
        cells.add(person.registerBirth());
        cells.add(person.sex().code);
        cells.add(person.commune().code());
        for (Object cell : more) {
            cells.add(cell);
        }
        CsvLines.line(csv, cells.toArray());
    }

    /**
     * What children of an age go to.
     *
     * @param code as the code of a school has it
     * @param first the age of the lowest class
     * @param share how many go
     */
    private record Schooling(String kind, String code, String name, int first, int last, double share) {
        private static final int FIRST_CLASS = 6;
        private static final List<String> YOUNGEST = List.of("Mầm", "Chồi", "Lá");
        private static final List<Schooling> ALL = List.of(
                new Schooling("preschool", "MN", "Mầm non", 3, 5, 0.9),
                new Schooling("primary", "TH", "Tiểu học", 6, 10, 0.995),
                new Schooling("lower-secondary", "CS", "Trung học cơ sở", 11, 14, 0.97),
                new Schooling("upper-secondary", "PT", "Trung học phổ thông", 15, 17, 0.8));

        static Optional<Schooling> at(int age) {
            return ALL.stream().filter(it -> it.first <= age && age <= it.last).findFirst();
        }

        String schoolClass(int age, Dice dice) {
            if (age < FIRST_CLASS) return YOUNGEST.get(age - first) + " " + dice.between(1, 2);
            return age - FIRST_CLASS + 1 + dice.pick(List.of("A", "B", "C"));
        }
    }

    /**
     * A dose of the schedule.
     *
     * @param days after that many months
     */
    private record Planned(String vaccine, int number, int months, int days) {
        static List<Planned> schedule() {
            return Resource.rows("simulator/doses.csv").stream()
                    .map(row -> new Planned(
                            row.get("vaccine"),
                            Integer.parseInt(row.get("dose")),
                            Integer.parseInt(row.get("months")),
                            Integer.parseInt(row.get("days"))))
                    .toList();
        }

        boolean atBirth() {
            return months == 0;
        }
    }
}
