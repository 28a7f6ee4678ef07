package vn.vongdoi.immunization;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NationalScheduleTest {
    private static final Path CASES = Path.of("src/main/resources/rules/immunization/schedule.examples.csv");
    private static final LocalDate BORN = LocalDate.of(2020, 1, 15);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Pattern TERM = Pattern.compile("([+-]?)(\\d+)([dwmy])");

    static List<CSVRecord> cases() throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setCommentMarker('#')
                .get()
                .parse(Files.newBufferedReader(CASES))
                .getRecords();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theScheduleIsJudgedAsTheLawHasIt(CSVRecord one) {
        var doses = Arrays.stream(one.get("given").split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("@"))
                .map(parts -> new Dose(day(parts[1]), parts[0], ""))
                .toList();
        var patient = new Patient(BORN, one.get("sex").equals("f") ? "Female" : "Male", Map.of());
        var schedule = NationalSchedule.at(TODAY, one.get("province"));
        var found = schedule.assess(patient, doses, day(one.get("on"))).stream()
                .filter(it -> it.group().equals(one.get("series")))
                .findFirst();
        if (one.get("status").equals("none")) {
            assertThat(found).isEmpty();
            return;
        }
        var forecast = found.orElseThrow();
        var judged = doses.stream()
                .map(dose ->
                        forecast.find(dose).map(NationalScheduleTest::letter).orElse("-"))
                .collect(joining(" "));
        assertThat(judged).isEqualTo(one.get("judged"));
        assertThat(forecast.forecast().status().word()).isEqualToIgnoringCase(one.get("status"));
        var next = forecast.forecast().find();
        assertThat(next.map(it -> String.valueOf(it.number())).orElse("")).isEqualTo(one.get("dose"));
        assertThat(next.map(Forecast.Next::earliest).orElse(null))
                .as("earliest")
                .isEqualTo(optional(one, "earliest"));
        assertThat(next.map(Forecast.Next::recommended).orElse(null)).as("due").isEqualTo(optional(one, "due"));
    }

    @Test
    void atLeastAHundredAndFiftyCasesAreWrittenDown() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void whatIsDueIsOverdueAMonthLaterAndHpvIsNotAskedForBeforeItIsInTheProgramme() {
        var girl = new Patient(LocalDate.of(2015, 5, 1), "Female", Map.of());
        var before = NationalSchedule.at(LocalDate.of(2026, 6, 30), "31");
        var since = NationalSchedule.at(LocalDate.of(2026, 7, 1), "31");
        assertThat(before.series()).doesNotContain("hpv");
        assertThat(since.series()).contains("hpv");
        var baby = new Patient(BORN, "Male", Map.of());
        var dpt = since.assess(baby, List.of(), day("2m")).stream()
                .filter(it -> it.group().equals("dpt"))
                .findFirst()
                .orElseThrow();
        assertThat(Objects.requireNonNull(dpt.forecast().next()).pastDue())
                .isEqualTo(day("3m").minusDays(1));
        assertThat(since.assess(girl, List.of(), TODAY))
                .extracting(GroupForecast::group)
                .contains("hpv");
    }

    private static String letter(Evaluation evaluation) {
        return switch (evaluation) {
            case VALID -> "V";
            case TOO_YOUNG -> "Y";
            case TOO_OLD -> "O";
            case TOO_SOON -> "S";
            case CONFLICT -> "C";
            case COMPLETE -> "X";
            case INADVERTENT, WRONG_VACCINE -> "W";
        };
    }

    private static @Nullable LocalDate optional(CSVRecord one, String column) {
        return one.get(column).isEmpty() ? null : day(one.get(column));
    }

    /** Each term is added to the day that the terms before it come to. */
    private static LocalDate day(String age) {
        var day = BORN;
        var term = TERM.matcher(age);
        while (term.find()) {
            var number = Long.parseLong(term.group(2)) * (term.group(1).equals("-") ? -1 : 1);
            day = switch (term.group(3)) {
                case "d" -> day.plusDays(number);
                case "w" -> day.plusWeeks(number);
                case "m" -> day.plusMonths(number);
                default -> day.plusYears(number);
            };
        }
        return day;
    }
}
