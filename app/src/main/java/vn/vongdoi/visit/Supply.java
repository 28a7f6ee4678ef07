package vn.vongdoi.visit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.vongdoi.rules.RuleTable;

/**
 * For how many days a prescription is enough: as it says itself, else as LIEU_DUNG of the claims standard tells it,
 * {@code 2 viên/lần * 2 lần/ngày * 5 ngày [4 viên/ngày]}, else the quantity by what is taken in a day. Nobody guesses beyond
 * that, and a number of days that no prescription has, a slip of the pen, tells nothing.
 */
public final class Supply {
    private static final RuleTable RULES = RuleTable.read("visit/prescriptions");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(999); // LIEU_DUNG has room for no more
    private static final Pattern DAYS = Pattern.compile("\\*\\s*(\\d{1,3})\\s*ngày");
    private static final Pattern A_DAY = Pattern.compile("\\[\\s*(\\d+(?:[.,]\\d+)?)\\s*\\p{L}+\\s*/\\s*ngày\\s*]");
    private static final Pattern TIMES =
            Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s*\\p{L}+\\s*/\\s*lần\\s*\\*\\s*(\\d+)\\s*lần\\s*/\\s*ngày");

    private Supply() {}

    public static OptionalInt days(Body prescription) {
        var dose = prescription.dose().orElse("");
        return Stream.of(prescription.days(), told(dose), byQuantity(prescription, dose))
                .flatMap(Optional::stream)
                .filter(days -> days.compareTo(BigDecimal.ONE) >= 0 && days.compareTo(LONGEST) <= 0)
                .mapToInt(BigDecimal::intValue)
                .findFirst();
    }

    private static Optional<BigDecimal> told(String dose) {
        var told = DAYS.matcher(dose);
        return told.find() ? Optional.of(number(told.group(1))) : Optional.empty();
    }

    private static Optional<BigDecimal> byQuantity(Body prescription, String dose) {
        return prescription
                .quantity()
                .flatMap(much -> aDay(dose).map(each -> much.divide(each, 0, RoundingMode.FLOOR)));
    }

    private static Optional<BigDecimal> aDay(String dose) {
        var total = A_DAY.matcher(dose);
        if (total.find()) return positive(number(total.group(1)));
        var times = TIMES.matcher(dose);
        return times.find() ? positive(number(times.group(1)).multiply(number(times.group(2)))) : Optional.empty();
    }

    /** The most days that a prescription without any could be for; none before the rules begin. */
    static int most(LocalDate day) {
        return RULES.at(day).stream()
                .mapToInt(rule -> Integer.parseInt(rule.cell("days")))
                .findFirst()
                .orElse(0);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }

    private static Optional<BigDecimal> positive(BigDecimal number) {
        return Optional.of(number).filter(n -> n.signum() > 0);
    }
}
