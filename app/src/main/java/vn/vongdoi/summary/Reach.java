package vn.vongdoi.summary;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** How far back each section looks and how much it takes, as {@code rules/summary/reach.csv} has it on a day. */
final class Reach {
    private static final RuleTable RULES = RuleTable.read("summary/reach");
    private static final String CURRENT = "current-problem";

    private final LocalDate today;
    private final Map<Section, Limit> limits = new EnumMap<>(Section.class);
    private final Limit current;

    /** @param days null = all of a life */
    private record Limit(@Nullable Integer days, int most) {
        static Limit of(RuleRow rule) {
            return new Limit(
                    rule.find("days").map(Integer::valueOf).orElse(null),
                    rule.find("most").map(Integer::valueOf).orElse(Integer.MAX_VALUE));
        }
    }

    Reach(LocalDate today) {
        this.today = today;
        for (var section : Section.values()) limits.put(section, limit(section.word()));
        this.current = limit(CURRENT);
    }

    private Limit limit(String what) {
        return RULES.at(today).stream()
                .filter(rule -> rule.cell("section").equals(what))
                .map(Limit::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("rules/summary/reach.csv: no row for " + what));
    }

    LocalDate today() {
        return today;
    }

    /** What has no date is never too old. */
    boolean covers(Section section, @Nullable LocalDate day) {
        return covers(limit(section), day);
    }

    /** Whether a diagnosis of that day is still a matter of today. */
    boolean isCurrent(@Nullable LocalDate day) {
        return day != null && covers(current, day);
    }

    int most(Section section) {
        return limit(section).most();
    }

    private Limit limit(Section section) {
        return Objects.requireNonNull(limits.get(section));
    }

    private boolean covers(Limit limit, @Nullable LocalDate day) {
        return day == null || limit.days() == null || !day.isBefore(today.minusDays(limit.days()));
    }
}
