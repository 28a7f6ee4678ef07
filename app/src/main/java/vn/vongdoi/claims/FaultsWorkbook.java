package vn.vongdoi.claims;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The faults of a delivery for a clerk to work through in Excel: one line a fault, then one line an encounter. Every
 * cell that a sender wrote is text; none is ever a formula.
 */
final class FaultsWorkbook {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int[] FAULT_WIDTHS = {18, 14, 8, 7, 20, 24, 34, 80};
    private static final int[] ENCOUNTER_WIDTHS = {18, 14, 10};
    /** What Excel takes into one cell. */
    private static final int MOST_CHARACTERS = 32_767;

    private final SubmissionWords words;

    FaultsWorkbook(SubmissionWords words) {
        this.words = words;
    }

    byte[] of(List<Answered> encounters) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Vong Doi", "1.0")) {
            faults(workbook.newWorksheet(words.text("claims.faults")), encounters);
            encounters(workbook.newWorksheet(words.text("claims.excel.encounters")), encounters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void faults(Worksheet sheet, List<Answered> encounters) {
        head(
                sheet,
                FAULT_WIDTHS,
                List.of(
                        "MA_LK",
                        words.text("claims.excel.severity"),
                        words.text("claims.excel.table"),
                        words.text("claims.excel.row"),
                        words.text("claims.excel.field"),
                        words.text("claims.excel.value"),
                        words.text("claims.excel.rule"),
                        words.text("claims.excel.message")));
        var line = 1;
        for (var encounter : encounters) {
            for (var issue : encounter.issues()) {
                text(sheet, line, 0, encounter.maLk());
                text(sheet, line, 1, words.severity(issue.severity()).text());
                text(sheet, line, 2, issue.table());
                if (issue.row() > 0) sheet.value(line, 3, issue.row());
                text(sheet, line, 4, issue.field());
                text(sheet, line, 5, issue.value());
                text(sheet, line, 6, words.rule(issue.rule()));
                text(sheet, line, 7, issue.message());
                line++;
            }
        }
        if (line > 1) sheet.setAutoFilter(0, 0, line - 1, FAULT_WIDTHS.length - 1);
    }

    private void encounters(Worksheet sheet, List<Answered> encounters) {
        head(sheet, ENCOUNTER_WIDTHS, List.of("MA_LK", words.text("claims.status"), words.text("claims.issues")));
        var line = 1;
        for (var encounter : encounters) {
            text(sheet, line, 0, encounter.maLk());
            text(sheet, line, 1, words.text("claims.status." + encounter.status()));
            sheet.value(line, 2, encounter.issues().size());
            line++;
        }
    }

    private static void head(Worksheet sheet, int[] widths, List<String> titles) {
        for (var column = 0; column < widths.length; column++) {
            sheet.width(column, widths[column]);
            sheet.value(0, column, titles.get(column));
        }
        sheet.range(0, 0, 0, widths.length - 1).style().bold().set();
        sheet.freezePane(0, 1);
    }

    /** Control characters may stand in what was sent, and in no workbook. */
    private static void text(Worksheet sheet, int line, int column, String value) {
        if (value.isEmpty()) return;
        var clean = value.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
        sheet.value(line, column, clean.substring(0, Math.min(clean.length(), MOST_CHARACTERS)));
    }
}
