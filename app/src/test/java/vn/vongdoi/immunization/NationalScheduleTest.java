package vn.vongdoi.immunization;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vongdoi.rules.Residence;
import vn.vongdoi.rules.RuleTable;

class NationalScheduleTest {
    private static final Examples CASES = new Examples("schedule", LocalDate.of(2020, 1, 15));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    static List<CSVRecord> cases() throws IOException {
        return CASES.list();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theScheduleIsJudgedAsTheLawHasIt(CSVRecord one) {
        var doses = CASES.doses(one);
        var patient = new Patient(CASES.born(), one.get("sex").equals("f") ? "Female" : "Male", Map.of());
        var schedule = NationalSchedule.at(TODAY, new Residence(one.get("province"), ""));
        var found = schedule.assess(patient, doses, CASES.day(one.get("on"))).stream()
                .filter(it -> it.group().equals(one.get("series")))
                .findFirst();
        if (one.get("status").equals("none")) {
            assertThat(found).isEmpty();
            return;
        }
        CASES.assertSays(one, found.orElseThrow(), doses);
    }

    @Test
    void atLeastAHundredAndFiftyCasesAreWrittenDown() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void whatIsDueIsOverdueAMonthLaterAndHpvIsNotAskedForBeforeItIsInTheProgramme() {
        var girl = new Patient(LocalDate.of(2015, 5, 1), "Female", Map.of());
        var before = NationalSchedule.at(LocalDate.of(2026, 6, 30), new Residence("31", ""));
        var since = NationalSchedule.at(LocalDate.of(2026, 7, 1), new Residence("31", ""));
        assertThat(before.series()).doesNotContain("hpv");
        assertThat(since.series()).contains("hpv");
        var baby = new Patient(CASES.born(), "Male", Map.of());
        var dpt = since.assess(baby, List.of(), CASES.day("2m")).stream()
                .filter(it -> it.group().equals("dpt"))
                .findFirst()
                .orElseThrow();
        assertThat(Objects.requireNonNull(dpt.forecast().next()).pastDue())
                .isEqualTo(CASES.day("3m").minusDays(1));
        assertThat(since.assess(girl, List.of(), TODAY))
                .extracting(GroupForecast::group)
                .contains("hpv");
    }

    @Test
    void whatIsKnownFromMemoryOnlyCanBeLeftOutAndEndsItsSeries() {
        var verified = NationalSchedule.at(TODAY, new Residence("20", ""), false);
        assertThat(verified.series()).contains("dpt", "hpv", "pcv").doesNotContain("rota", "tetanus");
        assertThat(verified.rows("pcv")).hasSize(2);
        var girl = new Patient(LocalDate.of(2015, 5, 1), "Female", Map.of());
        var dose = List.of(new Dose(LocalDate.of(2026, 8, 1), "HPV", ""));
        assertThat(status(verified, girl, dose, "hpv")).isEqualTo(Status.COMPLETE);
        assertThat(status(NationalSchedule.at(TODAY, new Residence("20", ""), true), girl, dose, "hpv"))
                .isEqualTo(Status.NOT_COMPLETE);
    }

    private static Status status(NationalSchedule schedule, Patient patient, List<Dose> doses, String series) {
        return schedule.assess(patient, doses, TODAY).stream()
                .filter(it -> it.group().equals(series))
                .findFirst()
                .orElseThrow()
                .forecast()
                .status();
    }

    @Test
    void aVaccineMayBeAskedForInSomeCommunesOnly() {
        var lines = RuleTable.read("sample/vaccines-places").at(TODAY).stream()
                .collect(groupingBy(row -> row.cell("series")));
        var rules = new NationalRules(lines, List.of(), List.of());
        var baby = new Patient(CASES.born(), "Male", Map.of());
        for (var home : List.of(new Residence("31", "10507"), new Residence("20", "05983"))) {
            assertThat(new NationalSchedule(rules, home, true).assess(baby, List.of(), CASES.day("13m")))
                    .extracting(GroupForecast::group)
                    .as("%s", home)
                    .containsExactlyInAnyOrder("dpt", "je");
        }
        for (var home : List.of(new Residence("31", "11311"), new Residence("31", ""))) {
            assertThat(new NationalSchedule(rules, home, true).series())
                    .as("%s", home)
                    .containsExactly("dpt");
        }
        assertThat(NationalSchedule.at(TODAY, new Residence("31", "11383")))
                .as("no rule in force names a commune")
                .isSameAs(NationalSchedule.at(TODAY, new Residence("79", "27259")));
    }

    @Test
    void theDayIsToldOnWhichAnotherVersionBegins() {
        assertThat(NationalSchedule.changes(LocalDate.of(2026, 2, 14))).contains(LocalDate.of(2026, 2, 15));
        assertThat(NationalSchedule.changes(LocalDate.of(2026, 2, 15))).contains(LocalDate.of(2026, 7, 1));
        assertThat(NationalSchedule.changes(TODAY)).isEmpty();
    }
}
