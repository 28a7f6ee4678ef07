package vn.vongdoi.claimfile;

/** Decimal numbers as the tables write them: digits, at most one point, perhaps a minus sign. */
public final class Decimal {
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private Decimal() {}

    public static boolean isNumber(String text) {
        int i = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (c == '.') points++;
            else return false;
        }
        return digits > 0 && points <= 1 && !text.endsWith(".");
    }

    /** Characters that count for the size: zeros at the end of the fraction do not ("100.00" is a number of three). */
    public static int size(String number) {
        int end = number.length();
        if (number.indexOf('.') >= 0) {
            while (number.charAt(end - 1) == '0') end--;
            if (number.charAt(end - 1) == '.') end--;
        }
        return end;
    }

    /**
     * The value for arithmetic that is held to within 1 đ: a double carries 15 digits, the largest amount has 12 before
     * the point. 0 when missing or not a number.
     */
    public static double value(String text) {
        if (!isNumber(text)) return 0;
        if (text.length() > 17) return Double.parseDouble(text);
        long all = 0;
        int decimals = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') decimals = 0;
            else if (c != '-') {
                all = all * 10 + c - '0';
                if (decimals >= 0) decimals++;
            }
        }
        double value =
                decimals <= 0 ? all : decimals < POWERS.length ? all / POWERS[decimals] : Double.parseDouble(text);
        return text.charAt(0) == '-' ? -Math.abs(value) : value;
    }
}
