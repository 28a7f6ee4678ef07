package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.Span;

/**
 * A dose that a series asks for.
 *
 * @param intervals all must be kept
 * @param allowable counts too, though it is not planned so
 * @param inadvertent vaccines that were given by mistake
 * @param recurring asked for again and again
 * @param beforeBirth of a pregnant woman: later it is late; null = no dose of a pregnancy
 */
record TargetDose(
        int number,
        List<AgeRule> ages,
        List<Interval> intervals,
        List<Interval> allowable,
        List<Product> preferable,
        List<Product> allowed,
        Set<String> inadvertent,
        List<Skip> skips,
        boolean recurring,
        @Nullable Season season,
        @Nullable Span beforeBirth) {

    /** The ages that hold on that day. */
    Optional<AgeRule> age(LocalDate day) {
        return ages.stream().filter(it -> it.validity().holdsOn(day)).findFirst();
    }
}
