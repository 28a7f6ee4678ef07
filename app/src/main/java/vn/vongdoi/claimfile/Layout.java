package vn.vongdoi.claimfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/**
 * The fields of one table and their places in a {@link Row}, over all versions of the standard. A field that an older
 * decision calls by another name has the place of today's; what only the older one has stands behind.
 */
public final class Layout {
    private static final Map<TableKind, Layout> ALL = read();

    private final TableKind kind;
    private final List<String> fields = new ArrayList<>();
    private final Map<String, Element> elements = new HashMap<>();
    private final Map<Integer, String> olderNames = new HashMap<>();
    private boolean[] twoDigits = {};
    private boolean[] numbers = {};

    /**
     * An element by its name.
     *
     * @param only the one edition that uses the name; null when all do
     */
    record Element(int place, @Nullable Edition only) {}

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

    /** What an edition calls the field of a place. */
    public String field(int place, Edition edition) {
        return edition == Edition.QD_4210 ? olderNames.getOrDefault(place, field(place)) : field(place);
    }

    public boolean has(String field) {
        return find(field) != null;
    }

    /** @throws IllegalArgumentException when the table has no such field */
    public int place(String field) {
        var element = find(field);
        if (element == null) throw new IllegalArgumentException(kind + " has no field " + field);
        return element.place();
    }

    /** Null when the element is none of ours. */
    @Nullable Element find(String name) {
        return elements.get(name);
    }

    /** Loose exporters write "1" for "01". */
    boolean twoDigits(int place) {
        return twoDigits[place];
    }

    /** Whether the field holds a number. */
    public boolean number(int place) {
        return numbers[place];
    }

    private static Map<TableKind, Layout> read() {
        var layouts = new EnumMap<TableKind, Layout>(TableKind.class);
        for (var row : RuleTable.read(Edition.QD_130.rules()).rows()) {
            layouts.computeIfAbsent(TableKind.valueOf(row.cell("table")), Layout::new)
                    .add(row);
        }
        for (var row : RuleTable.read(Edition.QD_4210.rules()).rows()) {
            Objects.requireNonNull(layouts.get(TableKind.valueOf(row.cell("table"))))
                    .addOlder(row);
        }
        return layouts;
    }

    private void add(RuleRow row) {
        var field = row.cell("field");
        var known = find(field);
        var element = known != null ? known : new Element(append(field), Edition.QD_130);
        elements.put(field, element);
        row.find("also").ifPresent(other -> elements.put(other, element));
        twoDigits[element.place()] = row.cell("kind").equals("code2");
        numbers[element.place()] |= row.cell("kind").equals("number");
    }

    private void addOlder(RuleRow row) {
        var field = row.cell("field");
        var today = find(row.find("means").orElse(field));
        var place = today != null ? today.place() : append(field);
        elements.merge(field, new Element(place, Edition.QD_4210), (_, _) -> new Element(place, null));
        numbers[place] |= row.cell("kind").equals("number");
        olderNames.put(place, field);
    }

    private int append(String field) {
        fields.add(field);
        twoDigits = Arrays.copyOf(twoDigits, fields.size());
        numbers = Arrays.copyOf(numbers, fields.size());
        return fields.size() - 1;
    }
}
