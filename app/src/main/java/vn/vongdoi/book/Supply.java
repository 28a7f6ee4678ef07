package vn.vongdoi.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vongdoi.rules.RuleTable;

/**
 * For how many days a prescription is enough. LIEU_DUNG of the claims standard tells it, {@code 2 viên/lần * 2 lần/ngày
 * * 5 ngày [4 viên/ngày]}; where it names no days, the quantity by what is taken in a day. Nobody guesses beyond that.
 */
final class Supply {
    private static final RuleTable RULES = RuleTable.read("book/prescriptions");
    private static final Pattern DAYS = Pattern.compile("\\*\\s*(\\d{1,3})\\s*ngày");
    private static final Pattern A_DAY = Pattern.compile("\\[\\s*(\\d+(?:[.,]\\d+)?)\\s*\\p{L}+\\s*/\\s*ngày\\s*]");
    private static final Pattern TIMES =
            Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s*\\p{L}+\\s*/\\s*lần\\s*\\*\\s*(\\d+)\\s*lần\\s*/\\s*ngày");

    private Supply() {}

    /** @param quantity that was given out */
    static Optional<Integer> days(String dose, Optional<BigDecimal> quantity) {
        var told = DAYS.matcher(dose);
        if (told.find()) return Optional.of(Integer.valueOf(told.group(1))).filter(days -> days > 0);
        return quantity.flatMap(much -> aDay(dose).map(each -> much.divide(each, 0, RoundingMode.FLOOR)))
                .map(BigDecimal::intValueExact)
                .filter(days -> days > 0);
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
