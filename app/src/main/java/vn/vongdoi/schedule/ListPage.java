package vn.vongdoi.schedule;

import java.util.List;
import vn.vongdoi.page.Chip;

/**
 * Who is due, on a page: {@code schedule/list.jte}. Every text is ready for the reader's language.
 *
 * @param name whose list it is
 * @param finding what it says
 * @param on the day that was asked for, as a field has it
 * @param counts how many people each line is for
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
        List<Row> rows,
        String csv) {

    public record Choice(String value, String text, boolean chosen) {}

    public record Count(String name, String people) {}

    /**
     * A person.
     *
     * @param reached how: who cares for them, phone, address
     * @param due the most urgent first
     */
    public record Row(String name, String href, String birth, List<String> reached, List<Chip> due) {}
}
