package vn.vongdoi.growth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.rules.Span;

/** What measurements tell of a child's nutrition, and what to advise ({@code rules/growth/nutrition.csv}). */
public final class Nutrition {
    private static final RuleTable RULES = RuleTable.read("growth/nutrition");
    private static final double STEPS = 100;

    private Nutrition() {}

    /**
     * The rules that speak, one of each sign at most: cells {@code code}, {@code name_vi}, {@code advice_vi} and so on.
     *
     * @param scores of the measurement
     * @param day of the measurement
     */
    public static List<RuleRow> findings(LocalDate birth, Scores scores, LocalDate day) {
        var findings = new ArrayList<RuleRow>();
        var signs = new HashSet<String>();
        for (var rule : RULES.at(day)) {
            if (!signs.contains(rule.cell("sign")) && isOfAge(rule, birth, day) && fits(rule, scores)) {
                signs.add(rule.cell("sign"));
                findings.add(rule);
            }
        }
        return findings;
    }

    private static boolean isOfAge(RuleRow rule, LocalDate birth, LocalDate day) {
        var from = rule.find("from_age").map(Span::of).map(span -> span.after(birth));
        var to = rule.find("to_age").map(Span::of).map(span -> span.after(birth));
        return from.filter(day::isBefore).isEmpty()
                && to.filter(it -> !day.isBefore(it)).isEmpty();
    }

    private static boolean fits(RuleRow rule, Scores scores) {
        var indicator = Indicator.of(rule.cell("indicator"));
        var found = score(indicator, scores);
        if (found.isEmpty() || !indicator.isPlausible(found.getAsDouble())) return false;
        var z = found.getAsDouble();
        return rule.find("below")
                        .filter(limit -> z >= Double.parseDouble(limit))
                        .isEmpty()
                && rule.find("above")
                        .filter(limit -> z <= Double.parseDouble(limit))
                        .isEmpty();
    }

    /** As it is told, with two decimals: whoever reads −2.00 is not told that it is below −2. */
    private static OptionalDouble score(Indicator indicator, Scores scores) {
        var exact = switch (indicator) {
            case WEIGHT_FOR_AGE -> scores.weightForAge();
            case HEIGHT_FOR_AGE -> scores.heightForAge();
            case BMI_FOR_AGE -> scores.bmiForAge();
            case WEIGHT_FOR_HEIGHT, WEIGHT_FOR_LENGTH -> scores.weightForHeight();
            case HEAD_FOR_AGE -> OptionalDouble.empty();
        };
        return exact.isEmpty() ? exact : OptionalDouble.of(rounded(exact.getAsDouble()));
    }

    /** With two decimals, as scores are told. */
    public static double rounded(double z) {
        return Math.round(z * STEPS) / STEPS;
    }
}
