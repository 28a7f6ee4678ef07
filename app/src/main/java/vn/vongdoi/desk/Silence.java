package vn.vongdoi.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.rules.RuleTable;

/**
 * Whether a facility that usually sends has stopped, by the parameters of {@code rules/desk/silence.csv}.
 *
 * @param last the last day with a file
 * @param usual working days that usually lie between two days with files
 * @param known the facility has sent often enough to tell; else {@code usual} is what is taken instead
 * @param missed working days since then without one; the day that is still running does not count
 */
record Silence(LocalDate last, int usual, boolean known, int missed, boolean silent) {
    private static final RuleTable RULES = RuleTable.read("desk/silence");

    static int window(LocalDate on) {
        return parameter("window", on);
    }

    /** @param days on which files came, oldest first, none before the window or after {@code on}; empty = none ever did */
    static Optional<Silence> of(List<LocalDate> days, LocalDate on) {
        if (days.isEmpty()) return Optional.empty();
        var last = days.getLast();
        var known = days.size() >= parameter("known", on);
        var usual = known ? median(days) : parameter("unknown", on);
        var missed = WorkingDays.between(last, on.minusDays(1));
        var silent = missed > parameter("times", on) * usual && missed >= parameter("least", on);
        return Optional.of(new Silence(last, usual, known, missed, silent));
    }

    /** Days on a weekend follow each other too: no gap is shorter than one. */
    private static int median(List<LocalDate> days) {
        var gaps = new ArrayList<Integer>();
        for (var i = 1; i < days.size(); i++) gaps.add(Math.max(1, WorkingDays.between(days.get(i - 1), days.get(i))));
        gaps.sort(null);
        return gaps.get(gaps.size() / 2);
    }

    static int parameter(String name, LocalDate on) {
        return RULES.at(on).stream()
                .filter(row -> row.cell("parameter").equals(name))
                .map(row -> Integer.parseInt(row.cell("value")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("desk/silence: no " + name + " on " + on));
    }
}
