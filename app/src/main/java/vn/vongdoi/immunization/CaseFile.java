package vn.vongdoi.immunization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Answers a file of CDSi test cases: people, the doses they were given, what is expected of each dose and of the next one. The
 * same columns come out, with our answers in those that tell what is expected.
 */
public final class CaseFile {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    private static final DateTimeFormatter AMERICAN =
            DateTimeFormatter.ofPattern("M/d/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String NOTHING = "-";
    private static final List<String> NEEDED = List.of("cdc_test_id", "dob", "vaccine_group", "assessment_date");

    /** What the cases call a group, where it is not its name in the schedule. */
    private static final Map<String, String> GROUPS = Map.of(
            "DTAP", "DTaP/Tdap/Td",
            "POL", "Polio",
            "PCV", "Pneumococcal",
            "MCV", "Meningococcal",
            "MENB", "Meningococcal B",
            "VAR", "Varicella",
            "ROTA", "Rotavirus",
            "FLU", "Influenza",
            "JE", "Japanese Encephalitis",
            "YF", "Yellow Fever");

    private static final Map<String, String> UNANSWERED = Map.of(
            "series_status", "",
            "forecast_num", "",
            "earliest_date", "",
            "recommended_date", "",
            "past_due_date", "");

    private final Immunizations immunizations;
    private final Tally tally = new Tally();

    private CaseFile(SupportingData data) {
        immunizations = new Immunizations(data);
    }

    /** @throws IllegalArgumentException when it is no such file; the message names row and column */
    public static Tally answer(SupportingData data, Path cases, Path out) throws IOException {
        var file = new CaseFile(data);
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setIgnoreHeaderCase(true)
                .setAllowMissingColumnNames(true)
                .setIgnoreEmptyLines(true)
                .get();
        var rows = new ArrayList<List<String>>();
        var text = Files.readString(cases);
        try (var parser = CSVParser.parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, format)) {
            rows.add(parser.getHeaderNames());
            var columns = parser.getHeaderNames().stream().map(CaseFile::known).toList();
            if (!columns.containsAll(NEEDED)) {
                throw new IllegalArgumentException(
                        "expected the columns " + NEEDED + ", got " + parser.getHeaderNames());
            }
            for (var one : parser) {
                var cells = cells(one);
                cells.putAll(file.answer(cells, one.getRecordNumber()));
                rows.add(columns.stream()
                        .map(column -> cells.getOrDefault(column, ""))
                        .toList());
            }
        }
        write(rows, out);
        return file.tally;
    }

    /** Other editions of the cases name one column otherwise. */
    private static String known(String column) {
        var name = column.toLowerCase(Locale.ROOT);
        return name.equals("forecast_#") ? "forecast_num" : name;
    }

    private static Map<String, String> cells(CSVRecord one) {
        var cells = new HashMap<String, String>();
        one.toMap().forEach((column, cell) -> cells.put(known(column), cell));
        return cells;
    }

    private static void write(List<List<String>> rows, Path out) throws IOException {
        var format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        try (var printer = new CSVPrinter(Files.newBufferedWriter(out), format)) {
            printer.printRecords(rows);
        }
    }

    private Map<String, String> answer(Map<String, String> one, long row) {
        try {
            var asked = cell(one, "vaccine_group");
            var group = group(asked);
            if (group.isEmpty()) {
                tally.unanswered(cell(one, "cdc_test_id"), asked);
                return UNANSWERED;
            }
            var doses = doses(one);
            var answer =
                    answer(immunizations.assess(patient(one), doses, day(one, "assessment_date")), group.get(), doses);
            tally.add(cell(one, "cdc_test_id"), asked, answer, one);
            return answer;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("row " + row + ": " + e.getMessage(), e);
        }
    }

    /** A dose of another group stands with what it is worth there. */
    private static Map<String, String> answer(List<GroupForecast> all, String group, List<Dose> doses) {
        var answer = new LinkedHashMap<String, String>();
        var found = all.stream().filter(it -> it.group().equals(group)).findFirst();
        for (var i = 0; i < doses.size(); i++) {
            var dose = doses.get(i);
            var evaluation = Stream.concat(found.stream(), all.stream())
                    .flatMap(it -> it.find(dose).stream())
                    .findFirst();
            answer.put(
                    "evaluation_status_" + (i + 1),
                    evaluation.map(Evaluation::status).orElse(""));
            answer.put(
                    "evaluation_reason_" + (i + 1),
                    evaluation.map(Evaluation::reason).orElse(""));
        }
        answer.put(
                "series_status",
                found.map(it -> it.forecast().status())
                        .orElse(Status.NOT_RECOMMENDED)
                        .word());
        var next = found.flatMap(it -> it.forecast().find());
        answer.put("forecast_num", next.map(it -> String.valueOf(it.number())).orElse(NOTHING));
        answer.put("earliest_date", next.map(it -> text(it.earliest())).orElse(""));
        answer.put("recommended_date", next.map(it -> text(it.recommended())).orElse(""));
        answer.put("past_due_date", next.map(it -> text(it.pastDue())).orElse(""));
        return answer;
    }

    /** Empty of a group that the schedule does not have. */
    private Optional<String> group(String asked) {
        var known = GROUPS.get(asked.toUpperCase(Locale.ROOT));
        return immunizations.groups().stream()
                .filter(it -> it.equals(known) || it.equalsIgnoreCase(asked))
                .findFirst();
    }

    private Patient patient(Map<String, String> one) {
        var observations = new LinkedHashMap<String, @Nullable LocalDate>();
        Arrays.stream(cell(one, "med_history_code").split("[;,]"))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .flatMap(code -> immunizations.observations(code).stream())
                .forEach(code -> observations.put(code, null));
        var gender = switch (cell(one, "gender").toUpperCase(Locale.ROOT)) {
            case "F", "FEMALE" -> "Female";
            case "M", "MALE" -> "Male";
            case "T", "TRANSGENDER" -> "Transgender";
            default -> "Unknown";
        };
        return new Patient(day(one, "dob"), gender, observations);
    }

    private static List<Dose> doses(Map<String, String> one) {
        var doses = new ArrayList<Dose>();
        for (var i = 1; !cell(one, "date_administered_" + i).isEmpty(); i++) {
            doses.add(new Dose(
                    day(one, "date_administered_" + i), Cvx.padded(cell(one, "cvx_" + i)), cell(one, "mvx_" + i)));
        }
        return doses;
    }

    private static String cell(Map<String, String> one, String column) {
        return one.getOrDefault(column, "").strip();
    }

    private static LocalDate day(Map<String, String> one, String column) {
        var cell = cell(one, column);
        try {
            return cell.contains("/") ? LocalDate.parse(cell, AMERICAN) : LocalDate.parse(cell);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(column + ": expected a day such as 11/23/2026, got " + cell, e);
        }
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    static String normal(String column, String cell) {
        var nothing = Stream.of(NOTHING, "0", "").anyMatch(cell.strip()::equals);
        return column.equals("forecast_num") && nothing ? NOTHING : cell.strip();
    }
}
