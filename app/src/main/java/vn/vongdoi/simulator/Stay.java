package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** A stay on a ward: a bed line a day, tests on admission, medicines and a note every day, perhaps a birth. */
final class Stay {

    private static final List<String> SURGICAL_WARDS = List.of("K19", "K24", "K27");

    private final Formulary formulary;
    private final Names names;

    Stay(Formulary formulary, Names names) {
        this.formulary = formulary;
        this.names = names;
    }

    void tell(Encounter encounter, LocalDateTime examined, Consultation consultation, Dice dice) {
        PlannedVisit visit = encounter.visit;
        String ward = visit.ward();
        LocalDateTime admitted = examined.plusMinutes(dice.between(8, 40));
        encounter.admitted = admitted;
        encounter.out = visit.lastDay().atTime(8, 40).plusMinutes(dice.below(6 * 60));
        encounter.treatmentDays = visit.nights() + 1;
        for (Service service : visit.diagnosis().services()) {
            boolean procedure = service.group() == 8 || service.group() == 18;
            if (procedure || dice.chance(0.85)) {
                LocalDateTime finished = consultation.perform(encounter, service, ward, admitted, dice);
                if (visit.diagnosis().birth() && procedure) {
                    birth(encounter, finished, dice);
                }
            }
        }
        beds(encounter, ward, admitted, dice);
        days(encounter, ward, admitted, consultation, dice);
    }

    private void beds(Encounter encounter, String ward, LocalDateTime admitted, Dice dice) {
        Facility facility = encounter.visit.facility();
        boolean surgical = SURGICAL_WARDS.contains(ward);
        String code = ward + (surgical ? ".NG3" : ".NO1");
        String name = surgical ? "Giường Ngoại khoa loại 3" : "Giường Nội khoa loại 1";
        int price = surgical ? facility.kind().surgicalBedPrice : facility.kind().medicalBedPrice;
        String bed = "H%03d".formatted(1 + dice.below(facility.beds()));
        StaffMember nurse = dice.pick(facility.staff().performers());
        LocalDate leaves = encounter.out.toLocalDate();
        LocalDateTime from = admitted;
        while (from.toLocalDate().isBefore(leaves)) {
            LocalDateTime midnight = from.toLocalDate().plusDays(1).atStartOfDay();
            LocalDateTime until = midnight.toLocalDate().isBefore(leaves) ? midnight : encounter.out;
            encounter.services.add(new Encounter.ServiceLine(
                    code,
                    name,
                    15,
                    "Ngày",
                    Consultation.cost(encounter, 1, price),
                    encounter.doctor,
                    nurse,
                    ward,
                    "",
                    bed,
                    "",
                    from,
                    from,
                    until));
            from = midnight;
        }
    }

    private void days(Encounter encounter, String ward, LocalDateTime admitted, Consultation consultation, Dice dice) {
        PlannedVisit visit = encounter.visit;
        double years = (visit.day().toEpochDay() - encounter.person.birth().toEpochDay()) / 365.25;
        boolean feverish = ward.equals("K11") || ward.equals("K50") || ward.equals("K18");
        List<Medicine> medicines = Pharmacy.chosen(encounter, true, dice);
        List<Medicine> daily = medicines.subList(0, Math.min(3, medicines.size()));
        if (daily.stream().anyMatch(medicine -> medicine.unit().equals("Chai"))) {
            consultation.perform(encounter, formulary.service("infusion-set"), ward, admitted, dice);
        }
        Pharmacy.onWard(encounter, daily, admitted.plusMinutes(15), dice);
        note(encounter, years, feverish, admitted.plusMinutes(5), dice);
        for (LocalDate day = visit.day().plusDays(1); !day.isAfter(visit.lastDay()); day = day.plusDays(1)) {
            boolean fever = feverish && dice.chance(0.3) && day.isBefore(visit.lastDay());
            note(encounter, years, fever, day.atTime(7, 55), dice);
            if (day.isBefore(visit.lastDay())) {
                Pharmacy.onWard(encounter, daily, day.atTime(8, 10), dice);
            }
            // The blood count is repeated every other day of a feverish stay: platelets in dengue are watched so.
            if (feverish && day.isBefore(visit.lastDay()) && day.toEpochDay() % 2 == 0) {
                consultation.perform(encounter, formulary.service("cbc"), ward, day.atTime(8, 0), dice);
            }
        }
    }

    private static void note(Encounter encounter, double years, boolean fever, LocalDateTime at, Dice dice) {
        String text = BodyMeasures.note(years, fever, Consultation.hypertensive(encounter), dice);
        encounter.notes.add(new Encounter.Note(text, at, encounter.doctor));
    }

    private void birth(Encounter encounter, LocalDateTime at, Dice dice) {
        Sex sex = dice.chance(0.525) ? Sex.MALE : Sex.FEMALE;
        String child = names.child(encounter.person.name(), sex, dice);
        int grams = dice.chance(0.06) ? dice.between(1_850, 2_490) : dice.between(2_600, 3_900);
        boolean caesarean = encounter.visit.diagnosis().code().equals("O82.0");
        encounter.birth = new Encounter.Birth(child, sex, grams, at, caesarean, dice.between(1, 3));
    }
}
