package vn.vongdoi.simulator;

/** Weight, height and vital signs that fit age and sex; a person keeps the same build from visit to visit. */
final class BodyMeasures {

    private BodyMeasures() {}

    /** Kilograms, one decimal. */
    static double weight(Person person, double years, Dice dice) {
        double build = dice.between(0.87, 1.16);
        double usual;
        if (years < 1) {
            usual = 4.2 + years * 5.2;
        } else if (years < 10) {
            usual = 7.6 + years * 2.25;
        } else if (years < 18) {
            usual = 30 + (years - 10) * (person.sex() == Sex.MALE ? 3.4 : 2.5);
        } else {
            usual = person.sex() == Sex.MALE ? 61 : 52;
        }
        return Math.round(usual * build * 10) / 10.0;
    }

    /** Centimetres. */
    static int height(Person person, double years, Dice dice) {
        int build = dice.between(-7, 7);
        if (years < 18) {
            double usual = years < 2 ? 58 + years * 14 : 74 + years * 5.7;
            return (int) Math.min(usual + build * 0.7, person.sex() == Sex.MALE ? 172 : 160);
        }
        return (person.sex() == Sex.MALE ? 167 : 156) + build;
    }

    /** A nursing note with vital signs in the CSST convention. */
    static String note(double years, boolean fever, boolean hypertensive, Dice dice) {
        int pulse = years < 2 ? dice.between(105, 135) : years < 10 ? dice.between(85, 110) : dice.between(64, 92);
        int tenths = fever ? dice.between(377, 391) : dice.between(364, 371);
        int systolic = hypertensive ? dice.between(125, 168) : dice.between(102, 134);
        int diastolic = hypertensive ? dice.between(75, 99) : dice.between(62, 84);
        String pressure = years < 6 ? "" : "_HA%d/%d".formatted(systolic, diastolic);
        int breaths = years < 5 ? dice.between(24, 36) : dice.between(16, 21);
        String general = fever ? "Người bệnh sốt, mệt, tiếp xúc tốt." : "Người bệnh tỉnh, tiếp xúc tốt.";
        String temperature = tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
        return "%s CSST<M%d_T%s%s_NT%d_SP%d_HL3>"
                .formatted(general, pulse, temperature, pressure, breaths, dice.between(95, 99));
    }
}
