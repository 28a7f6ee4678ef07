package vn.vongdoi.analytics;

import java.util.List;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.place.CommuneCode;

/** What is asked for an indicator's cells, of whatever engine: each statement gives (place, numerator, denominator). */
final class CellStatements {
    private CellStatements() {}

    static List<String> of(Computed computed) {
        return switch (computed) {
            case Calculation.ShareOfPeople share -> List.of("""
                    select place, sum(case when counted then 1 else 0 end) as numerator, count(*) as denominator
                    from (%s) p group by place""".formatted(share.people()));
            case Calculation.Quotient quotient -> both(quotient.numerator(), quotient.denominator());
            case Calculation.Count count -> both(count.numerator(), count.denominator());
        };
    }

    /** The same of one commune. */
    static List<String> of(Computed computed, CommuneCode commune) {
        return of(computed).stream()
                .map(it -> "select * from (" + it + ") c where place = '" + commune.value() + "'")
                .toList();
    }

    private static List<String> both(String numerator, String denominator) {
        return List.of(
                "select place, value as numerator, 0 as denominator from (" + numerator + ") n",
                "select place, 0 as numerator, value as denominator from (" + denominator + ") d");
    }
}
