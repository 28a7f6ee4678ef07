package vn.vongdoi.programme;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.analytics.Unit;

/**
 * One line of a programme: what is to be reached by when, and who leads. Keyed by programme, code, year and figure: a
 * programme may set two targets on one indicator.
 *
 * @param group part of the document: annex, body, vision…
 * @param number in the annex
 * @param code of the indicator
 * @param goal empty when the document states no figure
 * @param by year, by its last day; empty when the document states none
 * @param baseline what the document says held when it was issued
 * @param baselineAt the year or quarter of the baseline as printed
 * @param inferred which of op, value, by the document implies but does not print
 * @param lead who answers for it, as the document names them
 */
public record Target(
        String group,
        OptionalInt number,
        String code,
        Text name,
        Unit unit,
        Optional<Goal> goal,
        OptionalInt by,
        OptionalDouble baseline,
        Optional<String> baselineAt,
        Set<String> inferred,
        Optional<String> lead,
        List<String> with,
        Optional<Text> note,
        List<Milestone> milestones) {
    static final String VISION = "vision";
    private static final Set<String> INFERABLE = Set.of("op", "value", "by");

    /** What must hold on the way. */
    public record Milestone(int by, Text what) {}

    public Target {
        inferred = Set.copyOf(inferred);
        with = List.copyOf(with);
        milestones = List.copyOf(milestones);
        if (!INFERABLE.containsAll(inferred)) {
            throw new IllegalArgumentException("inferred: expected some of " + INFERABLE + ", got " + inferred);
        }
    }

    /** Its address within the programme: code, year and figure, {@code doctors-per-10k/2030/19}; a dash for what is not stated. */
    public String key() {
        var figures = goal.map(it -> it.figures().stream().map(Target::plain).collect(joining("-")));
        return code + "/" + (by.isPresent() ? by.getAsInt() : "-") + "/" + figures.orElse("-");
    }

    /** As printed: 19, not 19.0. */
    private static String plain(double figure) {
        return BigDecimal.valueOf(figure).stripTrailingZeros().toPlainString();
    }

    /** The next ones first, then those whose day is past, the latest before; those without a day come last. */
    static Comparator<Target> nextFirst(LocalDate today) {
        return Comparator.comparing((Target it) -> it.lastDay().isEmpty())
                .thenComparing(it -> it.lastDay().filter(today::isAfter).isPresent())
                .thenComparingLong(it -> it.lastDay()
                        .map(last -> Math.abs(ChronoUnit.DAYS.between(today, last)))
                        .orElse(0L));
    }

    /** Beyond the programme's own period: shown, but not counted. */
    public boolean isVision() {
        return group.equals(VISION);
    }

    /** The last day on which it can still be reached. */
    public Optional<LocalDate> lastDay() {
        return by.isPresent() ? Optional.of(LocalDate.of(by.getAsInt(), 12, 31)) : Optional.empty();
    }
}
