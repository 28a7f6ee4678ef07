package vn.vongdoi.simulator;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Works out one planned visit in full. The same visit is always told the same way. */
final class Consultation {

    /** What a commune station can do itself. */
    private static final Set<String> AT_STATIONS =
            Set.of("glucose", "cholesterol", "urine", "ecg", "suture", "scaling", "us-abdomen");

    private final SimulationPlan plan;
    private final Population population;
    private final Facilities facilities;
    private final Diagnoses diagnoses;
    private final Laboratory laboratory;
    private final Stay stay;
    private final Formulary formulary;

    Consultation(
            SimulationPlan plan,
            Population population,
            Facilities facilities,
            Diagnoses diagnoses,
            Formulary formulary,
            Names names) {
        this.plan = plan;
        this.population = population;
        this.facilities = facilities;
        this.diagnoses = diagnoses;
        this.laboratory = new Laboratory(plan.seed());
        this.stay = new Stay(formulary, names);
        this.formulary = formulary;
    }

    Encounter tell(PlannedVisit visit) {
        Dice dice = Dice.of(plan.seed(), "visit", visit.number());
        Person person = population.person(visit.person());
        Facility registered = facilities.registeredAt(person, plan);
        boolean injured = !visit.diagnosis().injuries().isEmpty();
        boolean emergency = (injured || visit.inpatient()) && dice.chance(0.5);
        var entitlement = Entitlement.of(visit, person.card(), registered, emergency);
        double years = (visit.day().toEpochDay() - person.birth().toEpochDay()) / 365.25;
        Dice build = Dice.of(plan.seed(), "build", person.index());
        double weight = BodyMeasures.weight(person, years, build);
        int height = BodyMeasures.height(person, years, build);
        boolean untilNight = visit.inpatient() && !visit.diagnosis().birth();
        LocalDateTime in = visit.day().atTime(6, 50).plusMinutes(dice.below(untilNight ? 13 * 60 : 8 * 60));
        StaffMember doctor = doctor(visit, person, dice);
        var encounter = new Encounter(
                visit, person, registered, entitlement, secondary(visit, person), weight, height, in, doctor);
        if (injured) {
            encounter.injury = dice.pick(visit.diagnosis().injuries());
        }
        LocalDateTime examined = examine(encounter, dice);
        if (visit.inpatient()) {
            stay.tell(encounter, examined, this, dice);
        } else {
            outpatient(encounter, examined, years, dice);
        }
        encounter.paid = encounter.out.plusMinutes(dice.between(3, 35));
        return encounter;
    }

    /** A chronic patient keeps the doctor. */
    private StaffMember doctor(PlannedVisit visit, Person person, Dice dice) {
        List<StaffMember> doctors = visit.facility().staff().doctors();
        return visit.diagnosis().chronic() ? doctors.get(person.index() % doctors.size()) : dice.pick(doctors);
    }

    private List<Encounter.Condition> secondary(PlannedVisit visit, Person person) {
        // The check-up itself (Z00.0) may not be a main diagnosis under QĐ 4469, so it stands second.
        if (visit.diagnosis().checkup()) {
            return List.of(new Encounter.Condition("Z00.0", "Khám sức khỏe tổng quát"));
        }
        Dice own = Dice.of(plan.seed(), "secondary", person.index());
        var conditions = new ArrayList<Encounter.Condition>();
        switch (visit.diagnosis().code()) {
            case "I10" -> add(conditions, "E78.5", own.chance(0.3));
            case "E11.9" -> {
                add(conditions, "I10", own.chance(0.45));
                add(conditions, "E78.5", own.chance(0.25));
            }
            case "I25.1", "I50.9", "I63.9", "I69.3" -> add(conditions, "I10", own.chance(0.6));
            default -> {}
        }
        return conditions;
    }

    private void add(List<Encounter.Condition> conditions, String code, boolean present) {
        if (present) {
            conditions.add(
                    new Encounter.Condition(code, diagnoses.diagnosis(code).name()));
        }
    }

    private LocalDateTime examine(Encounter encounter, Dice dice) {
        String exam = encounter.visit.diagnosis().exam();
        LocalDateTime ordered = encounter.in.plusMinutes(1);
        LocalDateTime done = ordered.plusMinutes(dice.between(5, 18));
        LocalDateTime finished = done.plusMinutes(dice.between(7, 10));
        int price = encounter.visit.facility().kind().examPrice;
        encounter.services.add(new Encounter.ServiceLine(
                exam,
                formulary.exam(exam),
                13,
                "Lần",
                cost(encounter, 1, price),
                encounter.doctor,
                encounter.doctor,
                "K01",
                "",
                "",
                "",
                ordered,
                done,
                finished));
        return finished;
    }

    private void outpatient(Encounter encounter, LocalDateTime examined, double years, Dice dice) {
        PlannedVisit visit = encounter.visit;
        LocalDateTime latest = examined;
        if (!visit.care().equals("05")) {
            for (Service service : visit.diagnosis().services()) {
                boolean ordered = dice.chance(
                        visit.diagnosis().checkup() || visit.diagnosis().chronic() ? 0.85 : 0.5);
                boolean first = visit.care().equals("08") && latest.equals(examined);
                if ((ordered || first) && offered(service, visit)) {
                    LocalDateTime finished = perform(encounter, service, "K01", examined, dice);
                    latest = finished.isAfter(latest) ? finished : latest;
                }
            }
        }
        boolean fever = visit.diagnosis().code().startsWith("J")
                || visit.diagnosis().code().startsWith("A");
        boolean noted = switch (visit.care()) {
            case "02", "05", "08", "15" -> true;
            default -> years >= 15 && dice.chance(0.5);
        };
        if (noted) {
            String note = BodyMeasures.note(years, fever && dice.chance(0.5), hypertensive(encounter), dice);
            encounter.notes.add(new Encounter.Note(note, examined, encounter.doctor));
        }
        int days = visit.diagnosis().chronic() ? 28 : dice.between(4, 7);
        Pharmacy.takeHome(encounter, days, latest.plusMinutes(2), dice);
        encounter.treatmentDays = visit.care().equals("05") ? days : 1;
        encounter.out = latest.plusMinutes(dice.between(3, 8));
        if (visit.returns()) {
            encounter.returnsOn = visit.day().plusDays(28);
        }
    }

    private static boolean offered(Service service, PlannedVisit visit) {
        boolean needsBed = service.group() == 8 || service.key().equals("delivery");
        boolean station = visit.facility().kind() == Facility.Kind.STATION;
        return !needsBed && (!station || AT_STATIONS.contains(service.key()));
    }

    static boolean hypertensive(Encounter encounter) {
        return encounter.visit.diagnosis().code().equals("I10")
                || encounter.secondary.stream()
                        .anyMatch(condition -> condition.code().equals("I10"));
    }

    /** Orders and performs a test or procedure after {@code after}; answers when it was finished. */
    LocalDateTime perform(Encounter encounter, Service service, String department, LocalDateTime after, Dice dice) {
        LocalDateTime ordered = after.plusMinutes(dice.between(1, 6));
        LocalDateTime done = afterOther(service, encounter, ordered.plusMinutes(dice.between(8, 30)));
        LocalDateTime finished = done.plusMinutes(dice.between(12, 45));
        Facility facility = encounter.visit.facility();
        StaffMember performer = service.isTest() ? dice.pick(facility.staff().performers()) : encounter.doctor;
        String machine = service.machine().isEmpty()
                ? ""
                : "%s.1.%s%02d".formatted(service.machine(), facility.code(), dice.between(1, 9));
        encounter.services.add(new Encounter.ServiceLine(
                service.code(),
                service.name(),
                service.group(),
                service.isSupply() ? "Bộ" : "Lần",
                cost(encounter, 1, service.price()),
                encounter.doctor,
                performer,
                service.isTest() ? service.department() : department,
                machine,
                "",
                service.icd9(),
                ordered,
                done,
                finished));
        if (!service.icd9().isEmpty()) {
            encounter.procedures.add(service.icd9());
        }
        if (service.isTest()) {
            var codes = new ArrayList<String>();
            codes.add(encounter.visit.diagnosis().code());
            encounter.secondary.forEach(condition -> codes.add(condition.code()));
            encounter.findings.addAll(laboratory.findings(service, encounter.person, codes, finished, performer, dice));
        }
        return finished;
    }

    /** A doctor does one procedure after the other. */
    private static LocalDateTime afterOther(Service service, Encounter encounter, LocalDateTime planned) {
        if (service.isTest() || service.isSupply()) {
            return planned;
        }
        return encounter.services.stream()
                .filter(line -> line.group() == 8 || line.group() == 18)
                .map(Encounter.ServiceLine::finished)
                .filter(planned::isBefore)
                .max(LocalDateTime::compareTo)
                .orElse(planned);
    }

    /** Private prices are a third higher than what the fund pays; outside insurance nothing is in scope. */
    static Cost cost(Encounter encounter, int quantity, int price) {
        int billed = encounter.visit.facility().isPrivate() ? price * 13 / 1000 * 100 : price;
        return Cost.of(quantity, billed, price, encounter.entitlement.insured() ? 100 : 0);
    }
}
