package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.rules.Span;

/** Whether newborns are protected from tetanus by what their mothers were given ({@code rules/immunization/tetanus-at-birth.csv}). */
public final class TetanusAtBirth {
    private static final RuleTable RULES = RuleTable.read("immunization/tetanus-at-birth");

    private TetanusAtBirth() {}

    /**
     * By the doses of this pregnancy, or by those of a life. Of a pregnancy that nobody told of the last 280 days are one.
     *
     * @param doses of the mother, in any order
     * @throws IllegalArgumentException when no rule holds on the day of birth
     */
    public static boolean isProtected(Patient mother, List<Dose> doses, LocalDate birth) {
        var rule = RULES.at(birth).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule of protection at birth holds on " + birth));
        var before = doses.stream()
                .filter(dose -> dose.given().isBefore(birth))
                .sorted(Comparator.comparing(Dose::given))
                .toList();
        var since = mother.pregnancy(birth.minusDays(1)).map(Pregnancy::from).orElse(birth.minusDays(Pregnancy.TERM));
        var inTime = before.stream()
                .filter(dose -> !dose.given().isBefore(since))
                .filter(dose ->
                        !Span.of(rule.cell("before_birth")).after(dose.given()).isAfter(birth))
                .toList();
        var count = new DoseCount(Set.of(rule.cell("vaccines").split(" ")), null);
        return count.among(inTime, mother.birth()) >= number(rule, "in_pregnancy")
                || count.among(before, mother.birth()) >= number(rule, "in_life");
    }

    private static int number(RuleRow rule, String column) {
        return Integer.parseInt(rule.cell(column));
    }
}
