package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.chronic.Chronic;
import vn.vongdoi.rules.Span;

/** The rule files as they hold between two days, made ready: words are numbers. */
record Rules(
        Codes codes, List<StateRule> states, List<List<Case>> services, List<Service> rows, List<Followed> managed) {

    /** The days on which any of the files changes. */
    static final NavigableSet<LocalDate> CHANGES = changes();

    /** A row of {@code rules/careplan/managed.csv}; groups below zero are none. */
    record Followed(
            int state,
            String service,
            int labels,
            int measure,
            String unit,
            double below,
            int pair,
            double pairBelow,
            @Nullable Span valid,
            Span lost,
            Span supply,
            int[] visits) {}

    private static NavigableSet<LocalDate> changes() {
        var changes = new TreeSet<>(Chronic.changes());
        for (var table : List.of(
                Codes.ROWS,
                RulesReader.STATES,
                RulesReader.SERVICES,
                RulesReader.ORDERS,
                RulesReader.MANAGED,
                Shown.PROGRAMMES)) {
            changes.addAll(table.changes());
        }
        return changes;
    }
}
