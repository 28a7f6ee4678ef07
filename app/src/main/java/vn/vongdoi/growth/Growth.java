package vn.vongdoi.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.vongdoi.person.Sex;
import vn.vongdoi.rules.RuleTable;

/** The WHO's curves: what is usual at an age, in standard deviations, as {@code rules/growth/who.csv} has it. */
public final class Growth {
    private static final Map<Key, Curve> CURVES = read();

    /** The fifth birthday, after which the reference goes by months. */
    private static final int LAST_DAY = 1826;

    /** The months after 19 and after ten years, up to which the reference is drawn. */
    private static final double AFTER_19_YEARS = 229;

    private static final double AFTER_10_YEARS = 121;

    private Growth() {}

    private record Key(Indicator indicator, String sex, String by) {}

    /** A point of a curve. */
    public record Point(int month, double value) {}

    /** How many standard deviations a value is from the median for the age; empty where there is no curve. */
    public static OptionalDouble z(Indicator indicator, Sex sex, Age age, double value) {
        return z(indicator, forAge(indicator, sex, age), value);
    }

    /** As {@link #z}, of weight for a length or height in cm. */
    static OptionalDouble zForLength(Indicator indicator, Sex sex, double cm, double kg) {
        return z(indicator, find(indicator, sex, "cm").flatMap(curve -> curve.at(cm)), kg);
    }

    private static OptionalDouble z(Indicator indicator, Optional<Parameters> parameters, double value) {
        if (parameters.isEmpty()) return OptionalDouble.empty();
        var found = parameters.get();
        return OptionalDouble.of(indicator.isOfWeight() ? found.zInSteps(value) : found.z(value));
    }

    /** The curve of so many standard deviations between two ages; empty where there is none. */
    static List<Point> curve(Measure measure, Sex sex, double z, int from, int to) {
        var points = new ArrayList<Point>();
        for (var month = from; month <= to; month++) {
            var at = month;
            forAge(measure.indicator(), sex, Age.ofMonths(month))
                    .ifPresent(it -> points.add(new Point(at, it.value(z))));
        }
        return points;
    }

    /** The last completed month that has a curve. */
    static int lastMonth(Measure measure) {
        return (int) end(measure.indicator()) - 1;
    }

    static boolean isBelowFive(Age age) {
        return age.days() <= LAST_DAY;
    }

    private static double end(Indicator indicator) {
        return indicator == Indicator.WEIGHT_FOR_AGE ? AFTER_10_YEARS : AFTER_19_YEARS;
    }

    private static Optional<Parameters> forAge(Indicator indicator, Sex sex, Age age) {
        if (isBelowFive(age)) return find(indicator, sex, "day").flatMap(curve -> curve.at(age.days()));
        if (age.months() >= end(indicator)) return Optional.empty();
        return find(indicator, sex, "month").flatMap(curve -> curve.at(age.months()));
    }

    /** Of somebody whose sex is not determined no curve is known. */
    private static Optional<Curve> find(Indicator indicator, Sex sex, String by) {
        return Optional.ofNullable(CURVES.get(new Key(indicator, sex.fhir(), by)));
    }

    private static Map<Key, Curve> read() {
        var curves = new HashMap<Key, Curve>();
        for (var row : RuleTable.read("growth/who").rows()) {
            var key = new Key(Indicator.of(row.cell("indicator")), row.cell("sex"), row.cell("by"));
            curves.computeIfAbsent(key, _ -> new Curve())
                    .add(
                            number(row.cell("x")),
                            new Parameters(number(row.cell("l")), number(row.cell("m")), number(row.cell("s"))));
        }
        return curves;
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }
}
