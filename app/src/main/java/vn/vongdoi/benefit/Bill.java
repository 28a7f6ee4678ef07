package vn.vongdoi.benefit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the share of the fund depends on.
 *
 * @param cards the 15 characters of each card that was used; none for someone without one
 * @param route MA_DOITUONG_KCB
 * @param stay inpatient care, day treatment included
 * @param day the day of service, whose rules hold
 * @param inScope what of the bill is in the scope of the fund, in đồng
 * @param billed the whole bill
 * @param place where: at commune level the fund pays all
 */
public record Bill(
        List<String> cards,
        String route,
        boolean stay,
        LocalDate day,
        BigDecimal inScope,
        BigDecimal billed,
        Exemption exemption,
        Place place) {

    /** Whether the year's co-payments have passed the limit (NĐ 188/2025 art. 18). */
    public enum Exemption {
        NONE,
        /** Reached during the visit: lines before and after it differ. */
        DURING,
        THROUGHOUT
    }

    public enum Place {
        COMMUNE_LEVEL,
        ELSEWHERE,
        UNKNOWN
    }

    public Bill {
        cards = List.copyOf(cards);
    }
}
