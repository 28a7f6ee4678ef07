package vn.vongdoi.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import vn.vongdoi.csv.CsvFile;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Row;
import vn.vongdoi.growth.Scores.Measured;
import vn.vongdoi.growth.Scores.Position;
import vn.vongdoi.person.Sex;

/**
 * Children and what was measured of them, in a CSV file: {@code id,sex,dob,date,weight_kg,height_cm,position}, or
 * {@code age_months} instead of the two days.
 */
public record GrowthFile(List<String> ids, List<Scores> scores, List<Issue> issues) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}([.,]\\d{1,6})?");
    private static final int MOST_MONTHS = 1500;
    private static final List<String> COLUMNS = List.of("id", "sex");

    /** @throws vn.vongdoi.csv.Unreadable when it is no such file */
    public static GrowthFile read(Path file) throws IOException {
        var ids = new ArrayList<String>();
        var scores = new ArrayList<Scores>();
        var issues = new ArrayList<Issue>();
        try (var csv = new CsvFile(file, COLUMNS)) {
            for (var row = csv.next(); row.isPresent(); row = csv.next()) {
                var one = row.get();
                measured(one).ifPresent(it -> {
                    ids.add(one.cell("id"));
                    scores.add(Scores.of(it));
                });
                issues.addAll(one.issues());
            }
        }
        return new GrowthFile(ids, scores, issues);
    }

    private static Optional<Measured> measured(Row row) {
        var sex = row.required("sex", GrowthFile::sex);
        var kg = told(row, "weight_kg", GrowthFile::number);
        var cm = told(row, "height_cm", GrowthFile::number);
        var position = told(row, "position", GrowthFile::position);
        var age = age(row);
        return row.value(() ->
                new Measured(sex.get(), age.orElse(null), kg.orElse(null), cm.orElse(null), position.orElse(null)));
    }

    private static Optional<Age> age(Row row) {
        var months = told(row, "age_months", GrowthFile::months);
        if (months.isPresent()) return months;
        var birth = told(row, "dob", Row::day);
        var day = told(row, "date", Row::day);
        if (birth.isPresent() && row.cell("date").isEmpty()) {
            row.reject("date", "", "Có ngày sinh mà thiếu ngày đo / the day of measuring is missing");
        }
        if (birth.isEmpty() || day.isEmpty()) return Optional.empty();
        if (day.get().isBefore(birth.get())) {
            row.reject("date", row.cell("date"), "Ngày đo trước ngày sinh / measured before birth");
            return Optional.empty();
        }
        return Optional.of(Age.between(birth.get(), day.get()));
    }

    private static Sex sex(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "m", "male", "nam", "1" -> Sex.MALE;
            case "f", "female", "nữ", "nu", "2" -> Sex.FEMALE;
            default -> throw new IllegalArgumentException("Phải là m hoặc f / must be m or f");
        };
    }

    private static Position position(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "l", "lying", "length" -> Position.LYING;
            case "h", "standing", "height" -> Position.STANDING;
            default ->
                throw new IllegalArgumentException("Phải là l (nằm) hoặc h (đứng) / must be l (lying) or h (standing)");
        };
    }

    private static Double number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            throw new IllegalArgumentException("Phải là số không âm như 12.5 / must be a number such as 12.5");
        }
        return Double.valueOf(cell.replace(',', '.'));
    }

    private static Age months(String cell) {
        var months = number(cell);
        if (months > MOST_MONTHS) throw new IllegalArgumentException("Nhiều nhất / at most " + MOST_MONTHS);
        return Age.ofMonths(months);
    }

    /** Other programs write what was not measured so. */
    private static <T> Optional<T> told(Row row, String column, Function<String, T> reading) {
        return row.cell(column).equals(".") || row.cell(column).equalsIgnoreCase("NA")
                ? Optional.empty()
                : row.optional(column, reading);
    }

    /** Writes a row for each child, z to two decimals. */
    public void write(Path out) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader("id", "weight_for_age", "height_for_age", "bmi_for_age", "weight_for_height", "flags");
        try (var csv = new CSVPrinter(Files.newBufferedWriter(out), format.get())) {
            for (var i = 0; i < ids.size(); i++) {
                var one = scores.get(i);
                csv.printRecord(
                        ids.get(i),
                        text(one.weightForAge()),
                        text(one.heightForAge()),
                        text(one.bmiForAge()),
                        text(one.weightForHeight()),
                        String.join(";", one.flags()));
            }
        }
    }

    private static String text(OptionalDouble z) {
        return z.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", z.getAsDouble());
    }
}
