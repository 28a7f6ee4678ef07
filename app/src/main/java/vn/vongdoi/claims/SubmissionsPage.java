package vn.vongdoi.claims;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.page.Chip;

/** What the pages of the door show; every text is ready for the reader's language. */
public final class SubmissionsPage {
    private SubmissionsPage() {}

    /** What one facility sent on one day; a count of 0 is a dash. */
    public record DayRow(
            String day,
            String href,
            String facility,
            String files,
            String accepted,
            String replaced,
            String duplicate,
            Optional<Chip> trouble) {}

    /** One file in a list. */
    public record FileRow(
            String href, String path, String at, String sender, Chip status, String accepted, String rejected) {}

    /** A fact about a file or a document: what it is, what it says. */
    public record Fact(String name, String value) {}

    /** The same fault all over a file. */
    public record FaultGroup(
            Chip severity, String rule, String where, String message, String times, List<EncounterRow> examples) {}

    /**
     * One encounter of a file.
     *
     * @param href of its document; empty when none is kept
     */
    public record EncounterRow(String maLk, String href, Chip status, String issues) {}

    /**
     * What was found of a file that was only looked at.
     *
     * @param problems why files could not be read
     */
    public record Looked(Chip status, List<String> problems, List<FaultGroup> faults, List<EncounterRow> encounters) {}

    /**
     * The report on a file.
     *
     * @param workbook where its faults are for Excel
     * @param again where a button has what was rejected checked again
     */
    public record Report(
            String path,
            String workbook,
            Optional<String> again,
            Chip status,
            Optional<String> message,
            List<Fact> facts,
            List<FaultGroup> faults,
            List<EncounterRow> encounters) {}

    /**
     * What was sent against what the insurer's portal took.
     *
     * @param finding in a sentence
     * @param unknown what the portal knows and we do not
     */
    public record PortalMonth(
            List<MonthChoice> months,
            String finding,
            List<PortalRow> rejected,
            List<PortalRow> unanswered,
            List<PortalRow> unknown) {}

    /** @param value yyyy-mm */
    public record MonthChoice(String value, String label, boolean chosen) {}

    /** @param href of the document; empty when none is kept */
    public record PortalRow(String maLk, String href, String code, String message) {}

    /** A document as it came. */
    public record Original(
            String title, Chip status, String deliveryHref, String personHref, List<Fact> facts, List<Table> tables) {}

    /**
     * A table of a document.
     *
     * @param fields set when it has one row: read down, one field a line
     * @param columns set when it has several: the fields that any row fills
     * @param note why it cannot be shown, or shown whole; may be blank
     */
    public record Table(
            String kind, String name, String note, List<Field> fields, List<Field> columns, List<List<String>> rows) {}

    /**
     * @param name what the field is called in words, the code itself where we have none
     * @param meaning what the value says in words: the name behind a code; may be blank
     */
    public record Field(String code, String name, String value, String meaning) {}
}
