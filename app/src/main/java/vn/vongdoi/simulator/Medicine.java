package vn.vongdoi.simulator;

/**
 * A medicine of the facility list.
 *
 * @param priceMilli unit price in thousandths of a đồng
 * @param times doses a day
 * @param dose units a time for an adult
 * @param childDose units a time under twelve; 0 = not given to children
 * @param covered percent of the price in fund scope
 */
record Medicine(
        String key,
        String code,
        String name,
        String strength,
        String unit,
        String form,
        String route,
        String registration,
        long priceMilli,
        int times,
        double dose,
        double childDose,
        int covered) {

    /** Bottles, tubes and inhalers are handed out whole, not by the day. */
    boolean wholePack() {
        return switch (unit) {
            case "Bình", "Tuýp" -> true;
            case "Lọ" -> !injected();
            default -> false;
        };
    }

    String tender() {
        return "%d/QĐ-SYT;G1;N%d;2025".formatted(100 + times * 100, times);
    }

    /** For an adult, a month long. */
    String usual() {
        var each = dose == Math.rint(dose) ? String.valueOf((long) dose) : String.valueOf(dose);
        return wholePack()
                ? "%d lần/ngày".formatted(times)
                : "%s %s/lần * %d lần/ngày".formatted(each, unit.toLowerCase(java.util.Locale.ROOT), times);
    }

    boolean injected() {
        return route.startsWith("2.");
    }
}
