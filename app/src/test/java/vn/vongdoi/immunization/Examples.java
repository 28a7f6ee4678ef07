package vn.vongdoi.immunization;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Examples beside a rule file, of somebody born on a day; days are written as ages: {@code 9m-5d}. */
record Examples(String file, LocalDate born) {
    private static final Pattern TERM = Pattern.compile("([+-]?)(\\d+)([dwmy])");

    List<CSVRecord> list() throws IOException {
        var path = Path.of("src/main/resources/rules/immunization/" + file + ".examples.csv");
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setCommentMarker('#')
                .get()
                .parse(Files.newBufferedReader(path))
                .getRecords();
    }

    List<Dose> doses(CSVRecord one) {
        return words(one, "given").stream()
                .map(word -> word.split("@"))
                .map(parts -> new Dose(day(parts[1]), parts[0], ""))
                .toList();
    }

    /** {@code 25y..25y+39w} ended, {@code 25y?25y+40w} expected to, {@code 25y} neither is told. */
    List<Pregnancy> pregnancies(CSVRecord one) {
        return words(one, "pregnancies").stream()
                .map(word -> {
                    var days = word.split("\\.\\.|\\?");
                    var second = days.length > 1 ? day(days[1]) : null;
                    return new Pregnancy(
                            day(days[0]), word.contains("..") ? second : null, word.contains("?") ? second : null);
                })
                .toList();
    }

    private static List<String> words(CSVRecord one, String column) {
        return Arrays.stream(one.get(column).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    void assertSays(CSVRecord one, GroupForecast said, List<Dose> doses) {
        var judged = doses.stream()
                .map(dose -> said.find(dose).map(Examples::letter).orElse("-"))
                .collect(joining(" "));
        assertThat(judged).isEqualTo(one.get("judged"));
        assertThat(said.forecast().status().word()).isEqualToIgnoringCase(one.get("status"));
        var next = said.forecast().find();
        assertThat(next.map(it -> String.valueOf(it.number())).orElse("")).isEqualTo(one.get("dose"));
        assertThat(next.map(Forecast.Next::earliest).orElse(null))
                .as("earliest")
                .isEqualTo(optional(one, "earliest"));
        assertThat(next.map(Forecast.Next::recommended).orElse(null)).as("due").isEqualTo(optional(one, "due"));
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

    @Nullable LocalDate optional(CSVRecord one, String column) {
        return one.get(column).isEmpty() ? null : day(one.get(column));
    }

    /** Each term is added to the day that the terms before it come to. */
    LocalDate day(String age) {
        var day = born;
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
