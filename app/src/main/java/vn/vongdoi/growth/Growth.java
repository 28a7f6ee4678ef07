package vn.vongdoi.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.vongdoi.person.Sex;
import vn.vongdoi.rules.RuleTable;

/** The WHO's curves: what is usual at an age, in standard deviations, as {@code rules/growth/who.csv} has it. */
public final class Growth {
    private static final Map<String, TreeMap<Integer, Parameters>> CURVES = read();

    private Growth() {}

    /** Of one completed month of age. */
    private record Parameters(double l, double m, double s) {
        double value(double z) {
            return l == 0 ? m * Math.exp(s * z) : m * Math.pow(1 + l * s * z, 1 / l);
        }

        double z(double value) {
            return l == 0 ? Math.log(value / m) / s : (Math.pow(value / m, l) - 1) / (l * s);
        }
    }

    /** A point of a curve. */
    public record Point(int month, double value) {}

    /** How many standard deviations a value is from the median; empty where there is no curve. */
    public static Optional<Double> z(Measure measure, Sex sex, int month, double value) {
        return find(measure, sex).map(curve -> curve.get(month)).map(it -> it.z(value));
    }

    /** The curve of so many standard deviations between two ages; empty where there is none. */
    public static List<Point> curve(Measure measure, Sex sex, double z, int from, int to) {
        var points = new ArrayList<Point>();
        find(measure, sex)
                .ifPresent(curve -> curve.subMap(from, true, to, true)
                        .forEach((month, it) -> points.add(new Point(month, it.value(z)))));
        return points;
    }

    /** The last completed month that has a curve. */
    static int lastMonth(Measure measure, Sex sex) {
        return find(measure, sex).map(TreeMap::lastKey).orElse(-1);
    }

    /** Of somebody whose sex is not determined no curve is known. */
    private static Optional<TreeMap<Integer, Parameters>> find(Measure measure, Sex sex) {
        return Optional.ofNullable(CURVES.get(measure.word() + " " + sex.fhir()));
    }

    private static Map<String, TreeMap<Integer, Parameters>> read() {
        return RuleTable.read("growth/who").rows().stream()
                .collect(Collectors.groupingBy(
                        row -> row.cell("measure") + " " + row.cell("sex"),
                        Collectors.toMap(
                                row -> Integer.valueOf(row.cell("month")),
                                row -> new Parameters(
                                        Double.parseDouble(row.cell("l")),
                                        Double.parseDouble(row.cell("m")),
                                        Double.parseDouble(row.cell("s"))),
                                (one, _) -> one,
                                TreeMap::new)));
    }
}
