package vn.vongdoi.desk;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Files a day as a row of little squares, one a day, oldest first: {@code desk/strip.jte}. Darker is more, measured by the
 * facility's own fullest day, so that a station can be read like a hospital; an outline is a working day without a file.
 *
 * @param label what a screen reader says
 */
public record DayStrip(List<Shade> shades, int width, String label) {
    private static final int CELL = 10;

    /** The squares of one kind as one SVG path. */
    public record Shade(String css, String path) {}

    private enum Kind {
        REST,
        GAP,
        FEW,
        SOME,
        MANY
    }

    static DayStrip of(Map<LocalDate, Long> files, List<LocalDate> days, String label) {
        var most = days.stream()
                .mapToLong(day -> files.getOrDefault(day, 0L))
                .max()
                .orElse(0);
        var paths = new EnumMap<Kind, StringBuilder>(Kind.class);
        for (var i = 0; i < days.size(); i++) {
            var kind = kind(days.get(i), files.getOrDefault(days.get(i), 0L), most);
            paths.computeIfAbsent(kind, _ -> new StringBuilder())
                    .append('M')
                    .append(CELL * i + 1)
                    .append(" 1h8v12h-8z");
        }
        return new DayStrip(
                paths.entrySet().stream()
                        .map(e -> new Shade(
                                e.getKey().name().toLowerCase(Locale.ROOT),
                                e.getValue().toString()))
                        .toList(),
                CELL * days.size(),
                label);
    }

    private static Kind kind(LocalDate day, long files, long most) {
        if (files == 0) return WorkingDays.includes(day) ? Kind.GAP : Kind.REST;
        if (3 * files <= most) return Kind.FEW;
        return 3 * files <= 2 * most ? Kind.SOME : Kind.MANY;
    }
}
