package vn.vongdoi.schedule;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.page.Chip;

/**
 * Who is due, on a page: {@code schedule/list.jte}. Every text is ready for the reader's language.
 *
 * @param name whose list it is
 * @param finding what it says
 * @param on the day that was asked for, as a field has it
 * @param counts how many people each line is for
 * @param byClass whether rows have a class of a school
 * @param csv address of the same people as a file
 */
public record ListPage(
        String path,
        String name,
        String finding,
        String on,
        String near,
        List<Choice> programmes,
        List<Count> counts,
        boolean byClass,
        List<Row> rows,
        String csv,
        Around around) {

    public record Choice(String value, String text, boolean chosen) {}

    public record Count(String name, String people) {}

    /**
     * What stands around the list.
     *
     * @param hamlets what may be chosen of addresses; empty = the list is not searched by them
     * @param note what the list does not tell
     */
    public record Around(Optional<List<String>> hamlets, Optional<Links> links, Optional<String> note) {}

    /** Other lists of the same people. */
    public record Links(String title, List<Link> links) {}

    public record Link(String text, String href) {}

    /**
     * A person.
     *
     * @param schoolClass empty = not told
     * @param reached how: who cares for them, phone, address
     * @param due the most urgent first
     */
    public record Row(
            String name, String href, String birth, String schoolClass, List<String> reached, List<Chip> due) {}
}
