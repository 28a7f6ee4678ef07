package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.Span;
import vn.vongdoi.rules.Validity;

/**
 * When a target dose is not needed.
 *
 * @param forEvaluation asked when a dose is evaluated
 * @param forForecast asked when the next dose is looked for
 * @param all every set must hold, else one
 */
record Skip(boolean forEvaluation, boolean forForecast, boolean all, List<Conditions> sets) {

    /** @param all every condition must hold, else one */
    record Conditions(boolean all, List<Condition> conditions, Validity validity) {}

    sealed interface Condition {}

    record OfAge(Window ages) implements Condition {}

    record AfterInterval(Span interval) implements Condition {}

    /** So many doses were given. */
    record Given(DoseCount doses, int number) implements Condition {}

    /** @param groups series groups, of which one is complete */
    record CompletedSeries(Set<String> groups) implements Condition {}

    /**
     * @param cvx of these vaccines, empty = of any
     * @param from of doses given since, null = ever
     * @param until of doses given before, null = ever
     * @param validOnly of doses that counted
     */
    record Count(
            Set<String> cvx,
            Window ages,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean validOnly,
            Comparison comparison,
            int number)
            implements Condition {}

    enum Comparison {
        MORE,
        LESS,
        EQUAL;

        boolean holds(int count, int number) {
            return switch (this) {
                case MORE -> count > number;
                case LESS -> count < number;
                case EQUAL -> count == number;
            };
        }
    }
}
