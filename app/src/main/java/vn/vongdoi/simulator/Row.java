package vn.vongdoi.simulator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a claim table; every field exists, unset ones are empty. */
final class Row {

    private static final Map<Layout, Map<String, Integer>> PLACES = places();

    final Layout layout;
    private final String[] values;

    Row(Layout layout) {
        this.layout = layout;
        values = new String[layout.fields().size()];
        Arrays.fill(values, "");
    }

    private static Map<Layout, Map<String, Integer>> places() {
        var places = new EnumMap<Layout, Map<String, Integer>>(Layout.class);
        for (Layout layout : Layout.values()) {
            var byName = new HashMap<String, Integer>();
            layout.fields().forEach(field -> byName.put(field, byName.size()));
            places.put(layout, byName);
        }
        return places;
    }

    private int place(String field) {
        Map<String, Integer> byName = PLACES.getOrDefault(layout, Map.of());
        Integer place = byName.get(field);
        if (place == null) {
            throw new IllegalArgumentException("Bảng %s không có trường %s".formatted(layout, field));
        }
        return place;
    }

    Row set(String field, @Nullable String value) {
        values[place(field)] = value == null ? "" : value;
        return this;
    }

    Row set(String field, long value) {
        return set(field, String.valueOf(value));
    }

    String value(String field) {
        return values[place(field)];
    }

    String valueAt(int place) {
        return values[place];
    }

    boolean has(String field) {
        return PLACES.getOrDefault(layout, Map.of()).containsKey(field);
    }

    Row copy() {
        var copy = new Row(layout);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        return copy;
    }

    /** Takes over what changed in another table's fields of the same name. */
    void follow(Row before, Row after) {
        for (String field : after.layout.fields()) {
            if (has(field) && !before.value(field).equals(after.value(field))) {
                set(field, after.value(field));
            }
        }
    }
}
