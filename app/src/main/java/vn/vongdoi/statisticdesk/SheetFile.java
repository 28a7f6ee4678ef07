package vn.vongdoi.statisticdesk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.csv.CsvFile;
import vn.vongdoi.csv.Row;
import vn.vongdoi.csv.Unreadable;
import vn.vongdoi.page.Language;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.KeptList;

/**
 * A file of figures, or of entries of one list, read whole: each row is held to what the form asks, and all that is wrong is
 * told with its line and column. One fault, and nothing of the file counts.
 */
final class SheetFile {
    static final List<String> FIGURES = List.of("indicator", "area", "from", "to", "value");
    static final List<String> ENTRIES = List.of("name", "area", "amount", "from", "to");
    static final int MOST_ROWS = 10_000;
    /** More are not told: who mends these sees the next. */
    private static final int MOST_FAULTS = 1_000;
    /** A spreadsheet on a Vietnamese computer writes days anew when it saves the file. */
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern LOCAL_DAY = Pattern.compile("[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}");

    /** One thing that is wrong. @param column empty = the whole row */
    record Fault(long line, String column, String value, String message) {}

    /** @param lines of the file, one for each content */
    record Sheet(List<Content> contents, List<Long> lines, List<Fault> faults) {}

    private final Indicators indicators;
    private final Places places;
    private final Language language;
    private final LocalDate today;
    private final List<Content> contents = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    SheetFile(Indicators indicators, Places places, Language language, LocalDate today) {
        this.indicators = indicators;
        this.places = places;
        this.language = language;
        this.today = today;
    }

    /**
     * @param list whose entries they are; empty = figures
     * @throws Unreadable when it is no table of text, or lacks a column
     */
    Sheet read(Path file, Optional<KeptList> list) throws IOException {
        try (var rows = new CsvFile(file, list.isPresent() ? ENTRIES : FIGURES)) {
            var read = 0;
            for (var row = rows.next(); row.isPresent() && faults.size() < MOST_FAULTS; row = rows.next()) {
                if (read++ >= MOST_ROWS) {
                    fault(
                            row.get(),
                            "",
                            "",
                            "Nhiều nhất " + MOST_ROWS + " dòng một tệp.",
                            "At most " + MOST_ROWS + " rows a file.");
                    break;
                }
                read(row.get(), list);
            }
        }
        if (lines.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(
                    1, "", "", language.pick("Tệp chưa có dòng số liệu nào.", "The file has no row of figures yet.")));
        }
        return new Sheet(List.copyOf(contents), List.copyOf(lines), List.copyOf(faults));
    }

    private void read(Row row, Optional<KeptList> list) {
        var before = faults.size();
        row.issues().forEach(it -> faults.add(new Fault(it.line(), it.column(), it.value(), it.message())));
        var typed = new Typed(cells(row), language);
        var content = list.isPresent() ? entry(typed, list.get()) : figure(typed);
        typed.faults()
                .forEach((column, message) -> faults.add(new Fault(row.line(), column, typed.of(column), message)));
        if (faults.size() > before) return;
        content.ifPresent(it -> {
            var twin =
                    contents.stream().filter(other -> Content.isSame(other, it)).findFirst();
            if (twin.isPresent()) {
                var line = lines.get(contents.indexOf(twin.get()));
                fault(row, "", "", "Trùng với dòng " + line + ".", "The same as line " + line + ".");
                return;
            }
            contents.add(it);
            lines.add(row.line());
        });
    }

    private static Map<String, String> cells(Row row) {
        var cells = new HashMap<String, String>();
        for (var column : FIGURES) cells.put(column, row.cell(column));
        for (var column : ENTRIES) cells.put(column, row.cell(column));
        for (var column : List.of("from", "to")) cells.computeIfPresent(column, (_, day) -> iso(day));
        return cells;
    }

    /** 31/01/2026 as 2026-01-31; anything else as it is, to be told as it stands. */
    private static String iso(String day) {
        if (!LOCAL_DAY.matcher(day).matches()) return day;
        try {
            return LocalDate.parse(day, LOCAL).toString();
        } catch (DateTimeException e) {
            return day;
        }
    }

    private Optional<Content> figure(Typed typed) {
        return typed.figure(indicators, places, "area", today).map(it -> it);
    }

    private Optional<Content> entry(Typed typed, KeptList list) {
        return typed.entry(list, places, "area").map(it -> it);
    }

    private void fault(Row row, String column, String value, String vietnamese, String english) {
        faults.add(new Fault(row.line(), column, value, language.pick(vietnamese, english)));
    }
}
