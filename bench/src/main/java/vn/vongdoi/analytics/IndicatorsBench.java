package vn.vongdoi.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.mirror.Reading;
import vn.vongdoi.mirror.SyntheticMirror;
import vn.vongdoi.place.CommuneCode;

/** All indicators of all communes over twelve months from a mirror of a large province, and one commune's month after a change. */
public final class IndicatorsBench {
    private static final int MONTHS = 12;
    private static final String TOUCHED = SyntheticMirror.commune(7);

    private final SyntheticMirror mirror;
    private final List<Indicator> indicators = IndicatorRules.read().stream()
            .filter(it -> it.calculation() instanceof Computed)
            .toList();

    public IndicatorsBench(DataFolder home, long people, long resources) {
        mirror = new SyntheticMirror(home, people, resources);
        System.out.printf("Writing %,d people and %,d resources…%n", people, resources);
        var begun = System.nanoTime();
        mirror.write();
        System.out.printf(
                "%,d versions in the files besides the changes, %,.0f MB, written in %.1f s%n",
                mirror.rows(), mirror.bytes() / 1e6, since(begun));
    }

    /** @return how many figures differ that should not */
    public int run() {
        var begun = System.nanoTime();
        Map<String, Map<String, Cells.Cell>> before;
        Map<String, Map<String, Cells.Cell>> touched;
        try (var reading = mirror.read()) {
            System.out.printf("Opened in %.1f s%n", since(begun));
            before = everything(reading);
            System.out.printf(
                    "%d indicators, all communes, %d months: %.1f s with opening%n",
                    indicators.size(), MONTHS, since(begun));
            touched = new HashMap<>(before);
            begun = System.nanoTime();
            mirror.touch(TOUCHED, SyntheticMirror.LAST, 500);
            System.out.printf("A change of 500 resources of one commune and month written in %.2f s%n", since(begun));
            begun = System.nanoTime();
            reading.advance();
            System.out.printf("Read in %.2f s%n", since(begun));
            touched(reading, touched);
            System.out.printf(
                    "%d indicators of that commune, the last month: %.2f s with reading%n",
                    indicators.size(), since(begun));
        }
        begun = System.nanoTime();
        mirror.compact();
        System.out.printf("Files written anew without changes beside them in %.1f s%n", since(begun));
        try (var reading = mirror.read()) {
            var whole = everything(reading);
            var differing = whole.entrySet().stream()
                    .filter(it -> !it.getValue().equals(touched.get(it.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
            System.out.println("Touched cells put into the former figures, against all worked out anew: "
                    + (differing.isEmpty() ? "equal" : "DIFFER " + differing)
                    + (whole.equals(before) ? ", and nothing moved" : ""));
            return differing.size();
        }
    }

    private record Timed(String code, double seconds) {}

    private Map<String, Map<String, Cells.Cell>> everything(Reading reading) {
        var evaluation = new MirrorEvaluation(reading);
        var all = new HashMap<String, Map<String, Cells.Cell>>();
        var times = new ArrayList<Timed>();
        for (var indicator : indicators) {
            var computed = (Computed) indicator.calculation();
            var begun = System.nanoTime();
            for (var back = 0; back < MONTHS; back++) {
                var cells = evaluation.cells(computed, computed.period().ending(SyntheticMirror.end(back)));
                all.put(indicator.code() + " " + back, cells.byPlace());
            }
            times.add(new Timed(indicator.code(), since(begun)));
        }
        times.sort(Comparator.comparingDouble(Timed::seconds).reversed());
        times.stream().limit(8).forEach(it -> System.out.printf("    %-28s %.2f s%n", it.code(), it.seconds()));
        return all;
    }

    /** Only the months that hold the changed days: a month of twelve periods is in all of them that end later. */
    private void touched(Reading reading, Map<String, Map<String, Cells.Cell>> all) {
        var evaluation = new MirrorEvaluation(reading);
        for (var indicator : indicators) {
            var computed = (Computed) indicator.calculation();
            var cells = new HashMap<>(all.get(indicator.code() + " 0"));
            cells.keySet().removeIf(TOUCHED::equals);
            cells.putAll(evaluation
                    .cells(computed, computed.period().ending(SyntheticMirror.end(0)), new CommuneCode(TOUCHED))
                    .byPlace());
            all.put(indicator.code() + " 0", cells);
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
