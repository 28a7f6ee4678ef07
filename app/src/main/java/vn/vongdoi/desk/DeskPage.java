package vn.vongdoi.desk;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.page.Bar;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Figure;

/** What the pages of the desk show; every text is ready for the reader's language. */
public final class DeskPage {
    private DeskPage() {}

    /**
     * Which days, of which facilities.
     *
     * @param communes none where there is nothing to choose
     * @param fault what is wrong with what was typed
     */
    public record Form(
            String path,
            String from,
            String to,
            List<Choice> communes,
            List<Choice> levels,
            List<Choice> periods,
            Optional<String> fault) {}

    /** @param value of the field, or where the link leads */
    public record Choice(String value, String text, boolean chosen) {}

    /** The desk of several facilities. */
    public record Listed(
            String finding,
            List<Figure> figures,
            List<Row> rows,
            String csv,
            List<Fault> faults,
            List<Took> took,
            List<Carries> carries,
            List<Counted> counted) {}

    /**
     * A facility in a table; the sort values are blank where there is no figure.
     *
     * @param href empty = it has no page
     */
    public record Row(
            String name,
            String href,
            String about,
            DayStrip strip,
            Chip standing,
            Cell files,
            Cell taken,
            Cell rejected,
            Cell delay,
            Cell inTime,
            Cell complete) {}

    /** @param sort what the browser sorts by */
    public record Cell(String text, String sort) {}

    /** A fault with what to do about it. */
    public record Fault(
            String name, Chip severity, String times, String place, String mend, Optional<String> href, String file) {}

    /** @param source the law, or whose choice it is */
    public record Carries(String name, String share, String parts, Bar bar, String source) {}

    /** How long it took, and how many that was. */
    public record Took(String days, String encounters, Bar bar) {}

    /** How something is counted. */
    public record Counted(String term, String text) {}

    /** @param href of the files of the day, for whoever may open them */
    public record Day(
            String day,
            Optional<String> href,
            String files,
            String accepted,
            String replaced,
            String duplicate,
            Optional<Chip> rejected) {}

    /** The desk of one facility. */
    public record Shown(
            String title,
            List<String> facts,
            String finding,
            Chip standing,
            DayStrip strip,
            List<Figure> figures,
            List<Took> took,
            List<Carries> carries,
            List<Fault> faults,
            List<Day> days,
            List<Counted> counted) {}
}
