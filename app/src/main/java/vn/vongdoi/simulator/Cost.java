package vn.vongdoi.simulator;

/**
 * One priced line. Quantities and prices in thousandths, amounts in hundredths of a đồng, as QĐ 3176 rounds them.
 *
 * @param fundRate TYLE_TT_BH: percent of the fund price in scope; 0 = outside
 */
record Cost(long quantityMilli, long priceMilli, long fundPriceMilli, int fundRate) {

    static Cost of(int quantity, int price, int fundPrice, int fundRate) {
        return new Cost(quantity * 1000L, price * 1000L, fundPrice * 1000L, fundRate);
    }

    /** THANH_TIEN_BV. */
    long billed() {
        return round(quantityMilli * priceMilli, 10_000);
    }

    /** THANH_TIEN_BH. */
    long inScope() {
        return round(quantityMilli * fundPriceMilli * fundRate, 1_000_000);
    }

    /** T_BHTT at a benefit level in tenths of a percent. */
    long fund(int level) {
        return round(inScope() * level, 1_000);
    }

    private static long round(long amount, long unit) {
        return (amount + unit / 2) / unit;
    }

    /** Hundredths of a đồng as text: whole amounts without decimals, others with two. */
    static String amount(long hundredths) {
        long whole = hundredths / 100;
        long rest = hundredths % 100;
        return rest == 0 ? String.valueOf(whole) : whole + (rest < 10 ? ".0" : ".") + rest;
    }

    /** Thousandths as text, without trailing zeros. */
    static String milli(long thousandths) {
        if (thousandths % 1000 == 0) {
            return String.valueOf(thousandths / 1000);
        }
        String text = "%d.%03d".formatted(thousandths / 1000, thousandths % 1000);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end);
    }
}
