package vn.vongdoi.analytics;

import java.util.List;
import vn.vongdoi.analytics.Calculation.Computed;

/**
 * What is asked for an indicator's cells, of whatever engine. Queries of rule files may tell each person or facility in a row
 * of its own; here they are summed up: each statement gives (place, numerator, denominator), broken down (place, band,
 * numerator, denominator).
 */
final class CellStatements {
    private CellStatements() {}

    static List<String> of(Computed computed) {
        return switch (computed) {
            case Calculation.ShareOfPeople share -> List.of(people(share.people(), "place"));
            case Calculation.Quotient quotient ->
                List.of(numerator(quotient.numerator(), "place"), denominator(quotient.denominator(), "place"));
            case Calculation.Count count ->
                List.of(numerator(count.numerator(), "place"), denominator(count.denominator(), "place"));
        };
    }

    /** Told apart; of a denominator that stays whole the band is {@link BandCells#WHOLE}. */
    static List<String> of(Computed computed, Banding banding, boolean whole) {
        return switch (computed) {
            case Calculation.ShareOfPeople share ->
                List.of(people(apart(share.people(), "counted", banding), "place, band"));
            case Calculation.Quotient quotient -> both(quotient.numerator(), quotient.denominator(), banding, whole);
            case Calculation.Count count -> both(count.numerator(), count.denominator(), banding, whole);
        };
    }

    private static List<String> both(String numerator, String denominator, Banding banding, boolean whole) {
        var undivided = new Banding(List.of(), "", "'" + BandCells.WHOLE + "'");
        return List.of(
                numerator(apart(numerator, "value", banding), "place, band"),
                denominator(apart(denominator, "value", whole ? undivided : banding), "place, band"));
    }

    private static String people(String rows, String by) {
        return sum(rows, by, "sum(case when counted then 1 else 0 end)", "count(*)");
    }

    private static String numerator(String rows, String by) {
        return sum(rows, by, "sum(value)", "0");
    }

    private static String denominator(String rows, String by) {
        return sum(rows, by, "0", "sum(value)");
    }

    private static String sum(String rows, String by, String numerator, String denominator) {
        return "select %s, %s as numerator, %s as denominator from (%s) p group by %s"
                .formatted(by, numerator, denominator, rows, by);
    }

    private static String apart(String query, String column, Banding banding) {
        return "select n.place, n.%s, %s as band from (%s) n %s"
                .formatted(column, banding.band(), query, banding.joins());
    }
}
