package vn.vongdoi.simulator;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prescribes: which medicines, how much, in the wording of LIEU_DUNG. */
final class Pharmacy {

    private Pharmacy() {}

    /** Medicines to take home for {@code days}. */
    static void takeHome(Encounter encounter, int days, LocalDateTime ordered, Dice dice) {
        for (Medicine medicine : chosen(encounter, false, dice)) {
            double dose = dose(medicine, encounter);
            boolean pack = medicine.wholePack() || medicine.injected();
            String dosage =
                    pack ? "%d lần/ngày * %d ngày".formatted(medicine.times(), days) : dosage(medicine, dose, days);
            long quantity = pack ? 1000 : Math.round(dose * medicine.times() * days * 1000);
            encounter.drugs.add(new Encounter.DrugLine(
                    medicine, cost(medicine, quantity, encounter), dosage, encounter.doctor, "K01", ordered, null));
        }
    }

    /** One day's medicines of an inpatient, given soon after the order. */
    static void onWard(Encounter encounter, List<Medicine> medicines, LocalDateTime ordered, Dice dice) {
        for (Medicine medicine : medicines) {
            double dose = dose(medicine, encounter);
            long quantity = medicine.wholePack() ? 1000 : Math.round(dose * medicine.times() * 1000);
            encounter.drugs.add(new Encounter.DrugLine(
                    medicine,
                    cost(medicine, quantity, encounter),
                    dosage(medicine, dose, 1),
                    encounter.doctor,
                    encounter.visit.ward(),
                    ordered,
                    ordered.plusMinutes(dice.between(5, 25))));
        }
    }

    static List<Medicine> chosen(Encounter encounter, boolean onWard, Dice dice) {
        boolean child = isChild(encounter);
        boolean chronic = encounter.visit.diagnosis().chronic();
        var chosen = new ArrayList<Medicine>();
        for (Medicine medicine : encounter.visit.diagnosis().medicines()) {
            boolean suits = (!child || medicine.childDose() > 0) && (onWard || chronic || !medicine.injected());
            if (suits && (chosen.isEmpty() || dice.chance(chronic ? 0.6 : 0.75))) {
                chosen.add(medicine);
            }
        }
        return chosen;
    }

    private static boolean isChild(Encounter encounter) {
        return encounter.person.ageOn(encounter.visit.day()) < 12;
    }

    private static double dose(Medicine medicine, Encounter encounter) {
        return isChild(encounter) ? medicine.childDose() : medicine.dose();
    }

    private static Cost cost(Medicine medicine, long quantityMilli, Encounter encounter) {
        int rate = encounter.entitlement.insured() ? medicine.covered() : 0;
        return new Cost(quantityMilli, medicine.priceMilli(), medicine.priceMilli(), rate);
    }

    private static String dosage(Medicine medicine, double dose, int days) {
        String unit = medicine.unit().toLowerCase(Locale.forLanguageTag("vi"));
        return "%s %s/lần * %d lần/ngày * %d ngày [%s %s/ngày]"
                .formatted(number(dose), unit, medicine.times(), days, number(dose * medicine.times()), unit);
    }

    private static String number(double value) {
        return Cost.milli(Math.round(value * 1000));
    }
}
