package vn.vongdoi.claimfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** The fields of one table and their places in a {@link Row}, over all versions of the standard. */
public final class Layout {
    private static final Map<TableKind, Layout> ALL = read(RuleTable.read("claims/fields"));

    private final TableKind kind;
    private final List<String> fields = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private boolean[] twoDigits = {};

    private Layout(TableKind kind) {
        this.kind = kind;
    }

    public static Layout of(TableKind kind) {
        var layout = ALL.get(kind);
        if (layout == null) throw new IllegalStateException("claims/fields knows no table " + kind);
        return layout;
    }

    public TableKind kind() {
        return kind;
    }

    public int size() {
        return fields.size();
    }

    public String field(int place) {
        return fields.get(place);
    }

    public boolean has(String field) {
        return places.containsKey(field);
    }

    /** @throws IllegalArgumentException when the table has no such field */
    public int place(String field) {
        var place = places.get(field);
        if (place == null) throw new IllegalArgumentException(kind + " has no field " + field);
        return place;
    }

    /** The place of an element, or null when it is none of ours. */
    @Nullable Integer find(String element) {
        return places.get(element);
    }

    /** Loose exporters write "1" for "01". */
    boolean twoDigits(int place) {
        return twoDigits[place];
    }

    private static Map<TableKind, Layout> read(RuleTable table) {
        var layouts = new EnumMap<TableKind, Layout>(TableKind.class);
        for (var row : table.rows()) {
            var kind = TableKind.valueOf(row.cell("table"));
            layouts.computeIfAbsent(kind, Layout::new).add(row);
        }
        return layouts;
    }

    private void add(RuleRow row) {
        var field = row.cell("field");
        var place = places.computeIfAbsent(field, f -> {
            fields.add(f);
            return fields.size() - 1;
        });
        row.find("also").ifPresent(other -> places.put(other, place));
        twoDigits = Arrays.copyOf(twoDigits, fields.size());
        twoDigits[place] = row.cell("kind").equals("code2");
    }
}
