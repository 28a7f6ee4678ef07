package vn.vongdoi.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Data protected beyond the ordinary of a health record. What carries which label: {@code rules/access/labels.csv}. */
public enum Label {
    HIV,
    MENTAL,
    REPRODUCTIVE;

    /** One bit for each, as rows of the record carry them. */
    public int bit() {
        return 1 << ordinal();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static int bits(Collection<Label> labels) {
        var bits = 0;
        for (var label : labels) bits |= label.bit();
        return bits;
    }

    /** The bits of all of them. */
    public static int all() {
        return (1 << values().length) - 1;
    }

    public static Set<Label> in(int bits) {
        var labels = EnumSet.noneOf(Label.class);
        for (var label : values()) if ((bits & label.bit()) != 0) labels.add(label);
        return labels;
    }

    static Set<Label> of(String words) {
        var labels = EnumSet.noneOf(Label.class);
        Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .forEach(word -> labels.add(valueOf(word.toUpperCase(Locale.ROOT))));
        return labels;
    }
}
