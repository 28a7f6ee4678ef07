package vn.vongdoi.immunization;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");
    private static final String NOTHING = "-";
    private static final List<String> NEEDED = List.of("CDC_Test_ID", "DOB", "Vaccine_Group", "Assessment_Date");

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

    private final Immunizations immunizations;
    private final Tally tally = new Tally();

    private CaseFile(SupportingData data) {
        immunizations = new Immunizations(data);
    }

    /** @throws IllegalArgumentException when it is no such file; the message names row and column */
    public static Tally answer(SupportingData data, Path cases, Path out) throws IOException {
        var file = new CaseFile(data);
        var format = CSVFormat.RFC4180.builder().setHeader().get();
        try (var parser = CSVParser.parse(cases, UTF_8, format)) {
            var columns = parser.getHeaderNames();
            if (!columns.containsAll(NEEDED)) {
                throw new IllegalArgumentException("expected the columns " + NEEDED + ", got " + columns);
            }
            var written = CSVFormat.RFC4180
                    .builder()
                    .setRecordSeparator('\n')
                    .setHeader(columns.toArray(String[]::new))
                    .get();
            try (var printer = new CSVPrinter(Files.newBufferedWriter(out), written)) {
                for (var one : parser) {
                    var answer = file.answer(one);
                    printer.printRecord(columns.stream().map(column -> answer.getOrDefault(column, one.get(column))));
                }
            }
        }
        return file.tally;
    }

    private Map<String, String> answer(CSVRecord one) {
        try {
            var asked = cell(one, "Vaccine_Group");
            var group = group(asked);
            var doses = doses(one);
            var answer = answer(immunizations.assess(patient(one), doses, day(one, "Assessment_Date")), group, doses);
            tally.add(cell(one, "CDC_Test_ID"), asked, answer, one);
            return answer;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("row " + one.getRecordNumber() + ": " + e.getMessage(), e);
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
                    "Evaluation_Status_" + (i + 1),
                    evaluation.map(Evaluation::status).orElse(""));
            answer.put(
                    "Evaluation_Reason_" + (i + 1),
                    evaluation.map(Evaluation::reason).orElse(""));
        }
        answer.put(
                "Series_Status",
                found.map(it -> it.forecast().status())
                        .orElse(Status.NOT_RECOMMENDED)
                        .word());
        var next = found.flatMap(it -> it.forecast().find());
        answer.put("Forecast_num", next.map(it -> String.valueOf(it.number())).orElse(NOTHING));
        answer.put("Earliest_Date", next.map(it -> text(it.earliest())).orElse(""));
        answer.put("Recommended_Date", next.map(it -> text(it.recommended())).orElse(""));
        answer.put("Past_Due_Date", next.map(it -> text(it.pastDue())).orElse(""));
        return answer;
    }

    private String group(String asked) {
        var known = GROUPS.get(asked.toUpperCase(Locale.ROOT));
        return immunizations.groups().stream()
                .filter(it -> it.equals(known) || it.equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Vaccine_Group: expected one of " + immunizations.groups() + ", got " + asked));
    }

    private static Patient patient(CSVRecord one) {
        var observations = new LinkedHashMap<String, @Nullable LocalDate>();
        Arrays.stream(cell(one, "Med_History_Code").split(";"))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .forEach(code -> observations.put(code, null));
        var gender = switch (cell(one, "gender").toUpperCase(Locale.ROOT)) {
            case "F" -> "Female";
            case "M" -> "Male";
            default -> "Unknown";
        };
        return new Patient(day(one, "DOB"), gender, observations);
    }

    private static List<Dose> doses(CSVRecord one) {
        var doses = new ArrayList<Dose>();
        for (var i = 1; !cell(one, "Date_Administered_" + i).isEmpty(); i++) {
            doses.add(new Dose(day(one, "Date_Administered_" + i), cell(one, "CVX_" + i), cell(one, "MVX_" + i)));
        }
        return doses;
    }

    private static String cell(CSVRecord one, String column) {
        return one.isSet(column) ? one.get(column).strip() : "";
    }

    private static LocalDate day(CSVRecord one, String column) {
        try {
            return LocalDate.parse(cell(one, column), DAY);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    column + ": expected a day such as 11/23/2026, got " + cell(one, column), e);
        }
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    static String normal(String column, String cell) {
        var nothing = Stream.of(NOTHING, "0", "").anyMatch(cell.strip()::equals);
        return column.equals("Forecast_num") && nothing ? NOTHING : cell.strip();
    }
}
