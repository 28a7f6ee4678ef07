package vn.vongdoi.simulator;

/**
 * What people of an age live on, hence their occupation code (QĐ 34/2020/QĐ-TTg level 2) and insurance card group with
 * its benefit digit. Groups whose digit changed inside the year (CN, LH from 2026) are left out: one card per person.
 */
final class Livelihood {

    private final Weighted<String> occupations =
            Weighted.parse("75:14 81:12 82:9 52:12 61:12 93:6 71:6 83:5 23:4 21:3 22:2 24:3 33:4 41:4 51:4 53:3 91:3");
    private final Weighted<String> pupils = Weighted.parse("HS4:92 GD4:4 HN2:2 BT2:1 DT2:0.3");
    private final Weighted<String> students = Weighted.parse("SV4:45 DN4:27 GD4:26 HN2:1");
    private final Weighted<String> workers =
            Weighted.parse("DN4:50 GD4:34 CH4:6 HC4:4 HX4:1 TN4:1.5 HN2:1.3 BT2:1 XK4:0.5 CB2:0.4");
    private final Weighted<String> retired =
            Weighted.parse("HT3:42 GD4:30 CB2:6 CK2:2 BT2:8 HN2:2.5 TC3:2 XB4:0.5 KC2:0.5");
    private final Weighted<String> oldest = Weighted.parse("HT3:38 BT2:42 CT2:4 CB2:6 KC2:2 HN2:2 TC3:2 CK2:2");

    String occupation(int age, Dice dice) {
        boolean working = age >= 20 && age < 58 || age >= 58 && dice.chance(0.18);
        return working ? occupations.draw(dice) : "00";
    }

    /** Two letters and the benefit digit. */
    String cardGroup(int age, Dice dice) {
        if (age < 6) {
            return "TE1";
        }
        if (age < 18) {
            return pupils.draw(dice);
        }
        if (age < 23) {
            return students.draw(dice);
        }
        if (age < 60) {
            return workers.draw(dice);
        }
        return (age < 80 ? retired : oldest).draw(dice);
    }

    /** Share of an age that holds a valid card; about 94 % of all. */
    static double coverage(int age) {
        if (age < 18) {
            return 0.985;
        }
        return age < 60 ? 0.915 : 0.975;
    }
}
