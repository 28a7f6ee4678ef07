package vn.vongdoi.analytics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which columns a query of a rule file answers: read from its first list, so that a definition is refused before it is asked. */
final class QueryColumns {
    private QueryColumns() {}

    /** @throws IllegalArgumentException when it does not begin with {@code select}, or one of these is missing */
    static Set<String> of(String sql, List<String> needed) {
        var columns = of(sql);
        if (columns.containsAll(needed)) return columns;
        throw new IllegalArgumentException("a query answers " + columns + ", expected " + needed + " among them");
    }

    static Set<String> of(String sql) {
        var text = sql.strip().replaceAll("\\s+", " ");
        if (!text.startsWith("select ")) throw new IllegalArgumentException("a query begins with select, got " + text);
        var columns = new LinkedHashSet<String>();
        var depth = 0;
        var begun = "select ".length();
        for (var n = begun; n < text.length(); n++) {
            switch (text.charAt(n)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth > 0) continue;
                    columns.add(name(text.substring(begun, n)));
                    begun = n + 1;
                }
                default -> {
                    if (depth > 0 || !text.startsWith(" from ", n)) continue;
                    columns.add(name(text.substring(begun, n)));
                    return columns;
                }
            }
        }
        throw new IllegalArgumentException("a query reads from a view, got " + text);
    }

    /** {@code r.commune as place} is place, {@code v.day} is day. */
    private static String name(String column) {
        return column.strip().replaceFirst("^.*[ .]", "");
    }
}
