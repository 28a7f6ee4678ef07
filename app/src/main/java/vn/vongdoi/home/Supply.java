package vn.vongdoi.home;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import vn.vongdoi.visit.Body;

/**
 * For how many days a prescription lasts: as its dose says ({@code 1 viên/lần * 2 lần/ngày * 28 ngày}), else what was
 * dispensed by what is taken a day ({@code [2 viên/ngày]}). A dose that is written otherwise tells nothing: nobody guesses.
 */
final class Supply {
    private static final Pattern DAYS = Pattern.compile("\\*\\s*(\\d{1,3})\\s*ngày");
    private static final Pattern A_DAY = Pattern.compile("\\[\\s*(\\d+(?:[.,]\\d+)?)\\s*\\p{L}+\\s*/\\s*ngày\\s*]");
    private static final Pattern EACH_TIME =
            Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s*\\p{L}+\\s*/\\s*lần\\s*\\*\\s*(\\d+)\\s*lần\\s*/\\s*ngày");

    private Supply() {}

    static OptionalInt days(Body prescription) {
        var dose = prescription.dose().orElse("");
        var told = DAYS.matcher(dose);
        if (told.find()) return OptionalInt.of(Integer.parseInt(told.group(1)));
        var daily = daily(dose);
        var quantity = prescription.quantity();
        if (daily.signum() <= 0 || quantity.isEmpty()) return OptionalInt.empty();
        return OptionalInt.of(
                quantity.get().divide(daily, 0, RoundingMode.FLOOR).intValue());
    }

    /** 0 when the dose does not say. */
    private static BigDecimal daily(String dose) {
        var total = A_DAY.matcher(dose);
        if (total.find()) return number(total.group(1));
        var each = EACH_TIME.matcher(dose);
        return each.find() ? number(each.group(1)).multiply(number(each.group(2))) : BigDecimal.ZERO;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }
}
