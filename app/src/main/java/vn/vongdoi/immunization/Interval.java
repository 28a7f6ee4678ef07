package vn.vongdoi.immunization;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.Span;
import vn.vongdoi.rules.Validity;

/**
 * How long after something a target dose may be given.
 *
 * @param absoluteMinimum sooner does not count
 * @param minimum it is not planned sooner
 * @param override stands for itself: the dates of other antigens of the group do not put it off
 */
record Interval(
        From from,
        @Nullable Span absoluteMinimum,
        @Nullable Span minimum,
        @Nullable Span earliestRecommended,
        @Nullable Span latestRecommended,
        boolean override,
        Validity validity) {

    /** After what. */
    sealed interface From {}

    /** The dose before, whether it counted or not. */
    record Previous() implements From {}

    /** The dose before; it asks for nothing when a pregnancy has begun since. */
    record PreviousUnlessPregnantAgain() implements From {}

    /** The dose that satisfied a target dose. */
    record Target(int number) implements From {}

    /** The last dose of these vaccines. */
    record MostRecent(Set<String> cvx) implements From {}

    /** What was noted of the person. */
    record Observed(String code) implements From {}
}
