package vn.vongdoi.claimcheck;

import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;

/** What a person's numbers say about each other. Odd values are common in real records, so these only warn. */
final class PersonCheck {
    private static final double HEAVIEST = 300;

    private PersonCheck() {}

    static void check(Row summary, Findings findings) {
        checkNumber(summary, findings);
        checkBody(summary, findings);
    }

    /** SO_CCCD by its form, and with birth and sex. */
    static void checkNumber(Row summary, Findings findings) {
        var cccd = summary.text("SO_CCCD");
        if (!cccd.isEmpty()) {
            if (!plausible(cccd)) {
                findings.add(
                        Rule.CCCD_FORMAT,
                        summary,
                        "SO_CCCD",
                        "",
                        "SO_CCCD thường có 12 số, 9 số, hoặc một chữ và 7 số; giá trị nhận được dài " + cccd.length()
                                + ".");
            } else if (cccd.length() == 12) {
                agreesWithBirth(cccd, summary, findings);
            }
        }
    }

    private static void checkBody(Row summary, Findings findings) {
        var birth = summary.text("NGAY_SINH");
        var left = summary.text("NGAY_RA");
        if (Formats.isBirth(birth) && Formats.isMinute(left) && birth.compareTo(left) > 0) {
            findings.add(Rule.BIRTH_ORDER, summary, "NGAY_SINH", "", "NGAY_SINH không thể sau NGAY_RA (" + left + ").");
        }
        var weight = summary.text("CAN_NANG");
        if (!weight.isEmpty()
                && (!Decimal.isNumber(weight) || Decimal.value(weight) <= 0 || Decimal.value(weight) > HEAVIEST)) {
            findings.add(
                    Rule.WEIGHT,
                    summary,
                    "CAN_NANG",
                    weight,
                    "CAN_NANG phải là số kg lớn hơn 0 (dấu chấm thập phân), nhận '" + Formats.shown(weight) + "'.");
        }
    }

    private static boolean plausible(String number) {
        if (Formats.digits(number)) return number.length() == 12 || number.length() == 9;
        return number.length() == 8 && Character.isLetter(number.charAt(0)) && Formats.digits(number.substring(1));
    }

    /** NĐ 137/2015 art. 13: the fourth digit holds century and sex, the next two the year. */
    private static void agreesWithBirth(String cccd, Row summary, Findings findings) {
        var birth = summary.text("NGAY_SINH");
        var gender = summary.text("GIOI_TINH");
        if (!Formats.isBirth(birth)) return;
        int digit = cccd.charAt(3) - '0';
        int year = 1900 + digit / 2 * 100 + Integer.parseInt(cccd.substring(4, 6));
        boolean sameSex = !(gender.equals("1") || gender.equals("2")) || (digit % 2 == 0) == gender.equals("1");
        if (Integer.parseInt(birth.substring(0, 4)) != year || !sameSex) {
            findings.add(
                    Rule.CCCD_BIRTH,
                    summary,
                    "SO_CCCD",
                    "",
                    "SO_CCCD không khớp năm sinh hoặc giới tính; hãy kiểm tra lại giấy tờ.");
        }
    }
}
