package vn.vongdoi.analytics;

import java.util.List;
import vn.vongdoi.analytics.Calculation.Computed;

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

    private static List<String> both(String numerator, String denominator) {
        return List.of(
                "select place, value, 0 from (" + numerator + ") n",
                "select place, 0, value from (" + denominator + ") d");
    }
}
