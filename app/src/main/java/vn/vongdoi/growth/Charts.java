package vn.vongdoi.growth;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Sex;

/** Draws how somebody grew up. */
public final class Charts {
    private static final double LOW = -2;
    private static final double HIGH = 2;
    private static final int MONTHS_UNTIL_YEARS = 72;
    private static final int MOST_TICKS = 6;

    private final BirthDate birth;
    private final Sex sex;
    private final Texts texts;
    private final Language language;

    public Charts(BirthDate birth, Sex sex, Texts texts, Language language) {
        this.birth = birth;
        this.sex = sex;
        this.texts = texts;
        this.language = language;
    }

    /**
     * Empty of whom nothing was measured while there are curves, whose sex is not determined, or whose birth is known by its
     * year only: months of age would be guessed.
     */
    public Optional<GrowthChart> chart(Measure measure, Map<LocalDate, Double> values) {
        if (birth.known() != BirthDate.Known.DAY) return Optional.empty();
        var byMonth = new TreeMap<Integer, Seen>();
        new TreeMap<>(values).forEach((day, value) -> {
            if (day.isBefore(birth.date())) return;
            var z = Growth.z(measure.indicator(), sex, Age.between(birth.date(), day), value);
            if (z.isPresent() && measure.indicator().isPlausible(z.getAsDouble())) {
                byMonth.put(month(day), new Seen(value, z.getAsDouble()));
            }
        });
        if (byMonth.isEmpty()) return Optional.empty();
        var measured = new ArrayList<Growth.Point>();
        byMonth.forEach((month, seen) -> measured.add(new Growth.Point(month, seen.value())));
        var from = Math.max(0, byMonth.firstKey() - 12);
        var to = Math.min(Growth.lastMonth(measure), byMonth.lastKey() + 12);
        return Optional.of(new GrowthChart(
                title(measure, byMonth.lastKey(), byMonth.lastEntry().getValue()),
                text("growth.note." + measure.word()),
                GrowthChart.curves(measure, sex, from, to),
                measured,
                ticks(from, to)));
    }

    /** @param z of the very day: in the first months a child grows from week to week */
    private record Seen(double value, double z) {}

    private int month(LocalDate day) {
        return (int) Period.between(birth.date(), day).toTotalMonths();
    }

    private String title(Measure measure, int month, Seen last) {
        var z = last.z();
        var finding = z < LOW ? ".low" : z > HIGH ? ".high" : ".usual";
        var formats = new Formats(language);
        return texts.text(
                language,
                "growth." + measure.word() + finding,
                formats.number(last.value()),
                age(month),
                formats.number(Math.abs(z), 1));
    }

    private List<GrowthChart.Tick> ticks(int from, int to) {
        var steps = List.of(3, 6, 12, 24, 36, 48);
        var step = steps.stream()
                .filter(it -> (to - from) / it < MOST_TICKS)
                .min(Comparator.naturalOrder())
                .orElse(steps.getLast());
        var ticks = new ArrayList<GrowthChart.Tick>();
        for (var month = (from + step - 1) / step * step; month <= to; month += step) {
            ticks.add(new GrowthChart.Tick(month, month == 0 ? "0" : age(month)));
        }
        return ticks;
    }

    private String age(int month) {
        return month < MONTHS_UNTIL_YEARS && (month % 12 != 0 || month == 0)
                ? text("growth.age.months", month)
                : text("growth.age.years", month / 12);
    }

    private String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }
}
