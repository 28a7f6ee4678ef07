package vn.vongdoi.simulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By which route someone comes (MA_DOITUONG_KCB, QĐ 3276/QĐ-BYT) and what share the fund pays, before the small-bill
 * rule (Law 51/2024/QH15 art. 22; NĐ 188/2025/NĐ-CP art. 19).
 *
 * @param code the first fitting case from the top of the list
 * @param level share of the card and route in tenths of a percent
 * @param smallBillFree whether a bill under 15 % of the base salary is paid in full
 */
record Entitlement(String code, int level, boolean smallBillFree) {

    private static final LocalDate NEW_BASE_SALARY = LocalDate.of(2026, 7, 1);
    /** 15 % of 2,340,000 and of 2,530,000 đồng, in hundredths. */
    private static final long SMALL_BILL_BEFORE = 351_000_00L;

    private static final long SMALL_BILL_SINCE = 379_500_00L;
    private static final int FULL = 1000;

    static final Entitlement NOT_INSURED = new Entitlement("9", 0, false);

    static Entitlement of(PlannedVisit visit, @Nullable String card, Facility registered, boolean emergency) {
        if (card == null || visit.diagnosis().checkup()) {
            return NOT_INSURED;
        }
        Facility facility = visit.facility();
        boolean atHome = registered.code().equals(facility.code());
        int level = cardLevel(card.charAt(2));
        if (facility.kind() == Facility.Kind.STATION) {
            return new Entitlement(atHome ? "1.1" : "1.2", FULL, true);
        }
        if (atHome) {
            return new Entitlement("1.1", level, true);
        }
        if (visit.referredFrom() != null) {
            return new Entitlement("1.3", level, true);
        }
        if (visit.step() > 0) {
            return new Entitlement("1.5", level, true);
        }
        return switch (facility.level()) {
            case INITIAL -> new Entitlement("1.11", level, true);
            case BASIC -> new Entitlement(visit.inpatient() ? "1.15" : "1.12", level, true);
            case SPECIALISED -> {
                if (emergency) {
                    yield new Entitlement("2", level, true);
                }
                if (visit.inpatient()) {
                    yield new Entitlement("3.2", level, true);
                }
                yield new Entitlement("1.18", visit.day().isBefore(NEW_BASE_SALARY) ? 0 : level / 2, false);
            }
        };
    }

    private static int cardLevel(char benefitDigit) {
        return switch (benefitDigit) {
            case '3' -> 950;
            case '4' -> 800;
            default -> FULL;
        };
    }

    /** The level applied to the lines of a bill of this size (hundredths of a đồng in scope) paid on this day. */
    int applied(long inScope, LocalDate day) {
        long limit = day.isBefore(NEW_BASE_SALARY) ? SMALL_BILL_BEFORE : SMALL_BILL_SINCE;
        return smallBillFree && inScope < limit ? FULL : level;
    }

    boolean insured() {
        return !code.equals("9");
    }
}
