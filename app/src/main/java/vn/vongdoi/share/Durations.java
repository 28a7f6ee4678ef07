package vn.vongdoi.share;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** For how long a link may open, as {@code rules/share/durations.csv} has it. */
final class Durations {
    private static final RuleTable RULES = RuleTable.read("share/durations");

    private Durations() {}

    /** By their words, the shortest first. */
    static List<String> list(LocalDate day) {
        return RULES.at(day).stream().map(rule -> rule.cell("word")).toList();
    }

    static Optional<Duration> find(String word, LocalDate day) {
        return RULES.at(day).stream()
                .filter(rule -> rule.cell("word").equals(word))
                .findFirst()
                .map(Durations::length);
    }

    private static Duration length(RuleRow rule) {
        return Duration.ofHours(Long.parseLong(rule.cell("hours")));
    }
}
