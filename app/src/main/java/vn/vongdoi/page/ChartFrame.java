package vn.vongdoi.page;

import java.util.List;
import java.util.Optional;

/**
 * A chart that can be read without seeing it: {@code page/chartframe.jte}. The title says the finding; source and date
 * stand below; the numbers are a table; the drawing is made in the browser from {@link Plot}, and without scripts it is
 * {@code still}.
 *
 * @param says what the drawing adds to the title, in a sentence or two; may be blank
 * @param note unit, source and date
 * @param still the drawing by the server
 * @param numbers empty where the table stands beside the chart on the same page
 * @param file address of the numbers without its ending: {@code .csv} and {@code .xlsx} are both there
 */
public record ChartFrame(
        String title,
        String says,
        String note,
        Plot plot,
        Optional<LineChart> still,
        Optional<Numbers> numbers,
        String file) {

    /**
     * The same numbers for whoever reads rather than looks.
     *
     * @param columns headings; the first names the row, the others stand over figures
     */
    public record Numbers(List<String> columns, List<List<String>> rows) {
        public Numbers {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(columns.size() + " columns, got a row of " + row.size());
                }
            }
        }
    }

    /** The file's address with that ending, before what was asked with it. */
    public String file(String ending) {
        var asked = file.indexOf('?');
        return asked < 0 ? file + "." + ending : file.substring(0, asked) + "." + ending + file.substring(asked);
    }
}
