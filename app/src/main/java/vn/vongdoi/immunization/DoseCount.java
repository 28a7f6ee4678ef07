package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.Span;

/**
 * How many doses of some vaccines were given, whatever series they count for.
 *
 * @param vaccines any of these
 * @param before given below that age; null = at any
 */
record DoseCount(Set<String> vaccines, @Nullable Span before) {
    /** That of the first dose of any combination: younger it is none. */
    private static final Span LEAST_AGE = Span.of("6 weeks - 4 days");

    /** Two within that are reports of one. */
    private static final Span APART = Span.of("24 days");

    /** @param doses in order of their days */
    int among(List<Dose> doses, LocalDate birth) {
        var count = 0;
        var next = LEAST_AGE.after(birth);
        for (var dose : doses) {
            if (!vaccines.contains(dose.cvx())
                    || dose.given().isBefore(next)
                    || before != null && !dose.given().isBefore(before.after(birth))) continue;
            count++;
            next = APART.after(dose.given());
        }
        return count;
    }
}
