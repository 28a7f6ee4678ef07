package vn.vongdoi.claimcheck;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;

/**
 * When a field must be filled: {@code yes}, {@code no}, {@code when:MA_NHOM=4|7&PHAM_VI=1} (all conditions hold; a bare
 * field means "is given", {@code !MA_THUOC} "is not"), or {@code advised:…} where a gap is only worth a warning.
 */
record Requirement(boolean ever, boolean advised, List<Condition> conditions) {
    /** The field at a place has one of the values; with no values: is given, or with {@code absent} is not. */
    record Condition(int place, String field, Set<String> values, boolean absent) {
        boolean holds(Row row) {
            var value = row.text(place);
            if (absent) return value.isEmpty();
            return values.isEmpty() ? !value.isEmpty() : values.contains(value);
        }

        private static Condition of(String text, Layout layout) {
            if (text.startsWith("!")) {
                return new Condition(layout.place(text.substring(1)), text.substring(1), Set.of(), true);
            }
            int equals = text.indexOf('=');
            var field = equals < 0 ? text : text.substring(0, equals);
            var values = equals < 0
                    ? Set.<String>of()
                    : Set.of(text.substring(equals + 1).split("\\|"));
            return new Condition(layout.place(field), field, values, false);
        }
    }

    static Requirement of(String text, Layout layout) {
        if (text.equals("no")) return new Requirement(false, false, List.of());
        if (text.equals("yes")) return new Requirement(true, false, List.of());
        int colon = text.indexOf(':');
        var word = colon < 0 ? text : text.substring(0, colon);
        if (!word.equals("when") && !word.equals("advised")) {
            throw new IllegalArgumentException("required: expected yes, no, when:… or advised:…, got '" + text + "'");
        }
        var conditions = Arrays.stream(text.substring(colon + 1).split("&"))
                .map(c -> Condition.of(c, layout))
                .toList();
        return new Requirement(true, word.equals("advised"), conditions);
    }

    boolean holds(Row row) {
        if (!ever) return false;
        for (var condition : conditions) if (!condition.holds(row)) return false;
        return true;
    }
}
