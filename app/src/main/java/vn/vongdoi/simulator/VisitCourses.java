package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who goes where and when: single visits, chronic courses with a visit a month, stays, births, referrals. */
final class VisitCourses {

    /** By this date the check-up has its own care kind (QĐ 1804/QĐ-BYT); before it is an examination. */
    private static final LocalDate CHECKUP_KIND_SINCE = LocalDate.of(2026, 8, 1);

    private static final int MONTHLY = 28;

    private final SimulationPlan plan;
    private final Population population;
    private final Facilities facilities;
    private final Diagnoses diagnoses;
    private final Dice dice;
    private final int days;
    private final List<PlannedVisit> planned = new ArrayList<>();
    private final Set<Integer> chronic = new HashSet<>();
    private final Set<Integer> mothers = new HashSet<>();

    VisitCourses(SimulationPlan plan, Population population, Facilities facilities, Diagnoses diagnoses) {
        this.plan = plan;
        this.population = population;
        this.facilities = facilities;
        this.diagnoses = diagnoses;
        this.dice = Dice.of(plan.seed(), "visits", 0);
        this.days = (int) ChronoUnit.DAYS.between(plan.firstDay(), plan.lastDay());
    }

    List<PlannedVisit> plan() {
        while (planned.size() < plan.visits()) {
            LocalDate day = plan.firstDay().plusDays(dice.below(days));
            int index = dice.below(population.size());
            Population.Body body = population.body(index);
            // A newborn's claim needs the hour of birth; those visits are part of the mother's stay here.
            if (!open(day) || body.birth().isAfter(day.minusDays(29))) {
                continue;
            }
            int age = (int) ChronoUnit.YEARS.between(body.birth(), day);
            if (dice.chance(diagnoses.likelihood(age, body.sex(), day))) {
                begin(population.person(index), age, diagnoses.draw(age, body.sex(), day, dice), day);
            }
        }
        return List.copyOf(planned.subList(0, plan.visits()));
    }

    /** Fewer come on Saturday, few on Sunday. */
    private boolean open(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> true;
            case SATURDAY -> dice.chance(0.55);
            case SUNDAY -> dice.chance(0.2);
        };
    }

    private void begin(Person person, int age, Diagnosis diagnosis, LocalDate day) {
        if (diagnosis.birth() && !canGiveBirth(person, age)) {
            return;
        }
        if (diagnosis.checkup() && person.cccd() == null) {
            return;
        }
        if (diagnosis.chronic()) {
            course(person, diagnosis, day);
            return;
        }
        boolean stays = dice.chance(diagnosis.stayPercent() / 100.0);
        Facility facility = facility(person, diagnosis, stays || diagnosis.birth());
        boolean admitted = stays && facility.beds() > 0;
        int nights = admitted ? nights(diagnosis) : 0;
        if (day.plusDays(nights).isAfter(plan.lastDay().minusDays(1))) {
            return;
        }
        boolean sentOn = facility.kind() == Facility.Kind.STATION
                && !diagnosis.checkup()
                && diagnosis.seenAt(Facility.Kind.HOSPITAL)
                && dice.chance(0.06);
        Facility next = sentOn ? facilities.publicHospital(person.commune(), dice) : null;
        PlannedVisit visit = add(person, facility, diagnosis, care(diagnosis, day, admitted), day, nights, null, next);
        if (next != null) {
            followUp(person, visit, next);
        }
    }

    private boolean canGiveBirth(Person person, int age) {
        return age >= 18 && age <= 43 && person.cccd() != null && mothers.add(person.index());
    }

    private static String care(Diagnosis diagnosis, LocalDate day, boolean admitted) {
        if (admitted) {
            return "03";
        }
        if (diagnosis.checkup()) {
            return day.isBefore(CHECKUP_KIND_SINCE) ? "01" : "15";
        }
        return diagnosis.care();
    }

    private int nights(Diagnosis diagnosis) {
        int usual = diagnosis.code().equals("O82.0") ? 5 : diagnosis.birth() ? 2 : 4;
        return Math.max(1, usual + dice.between(-2, 3));
    }

    /** The hospital sees a referred patient within three days. */
    private void followUp(Person person, PlannedVisit sent, Facility hospital) {
        LocalDate day = sent.day().plusDays(dice.between(1, 3));
        Diagnosis diagnosis = sent.diagnosis();
        int nights = dice.chance(Math.max(0.15, diagnosis.stayPercent() / 50.0)) ? nights(diagnosis) : 0;
        if (!day.plusDays(nights).isAfter(plan.lastDay().minusDays(1))) {
            var letter = new PlannedVisit.Referral(sent.facility(), sent.number());
            add(person, hospital, diagnosis, nights > 0 ? "03" : "01", day, nights, letter, null);
        }
    }

    private void course(Person person, Diagnosis diagnosis, LocalDate found) {
        if (!chronic.add(person.index())) {
            return;
        }
        // Most were patients before the year began: their course starts in its first weeks.
        LocalDate day = dice.chance(0.7) ? plan.firstDay().plusDays(dice.below(MONTHLY)) : found;
        Facility facility = facility(person, diagnosis, false);
        boolean goesOn = !person.birth().isAfter(day.minusDays(29));
        for (int step = 0; goesOn; step++) {
            LocalDate next = day.plusDays(MONTHLY + (dice.chance(0.3) ? dice.between(0, 5) : 0));
            boolean returns = dice.chance(0.94);
            goesOn = returns && next.isBefore(plan.lastDay());
            String care = courseCare(diagnosis, facility, step);
            planned.add(new PlannedVisit(
                    planned.size() + 1, person.index(), facility, diagnosis, care, day, 0, step, returns, null, null));
            day = next;
        }
    }

    /** Drugs only (05) on most visits of the stable; tests (08) regularly, at stations only where they are usual. */
    private static String courseCare(Diagnosis diagnosis, Facility facility, int step) {
        boolean tests = step % 3 == 2
                && facility.kind() != Facility.Kind.STATION
                && !diagnosis.services().isEmpty();
        return tests ? "08" : diagnosis.care();
    }

    /** Half the time where one is registered, as insurance asks; else by what the illness needs and what is near. */
    private Facility facility(Person person, Diagnosis diagnosis, boolean needsBed) {
        Facility registered = facilities.registeredAt(person, plan);
        boolean suits = diagnosis.seenAt(registered.kind()) && (!needsBed || registered.beds() > 0);
        if (suits && person.card() != null && dice.chance(registered.kind() == Facility.Kind.STATION ? 0.4 : 0.6)) {
            return registered;
        }
        var choice = new Weighted<String>();
        choice.with("s", diagnosis.seenAt(Facility.Kind.STATION) && !needsBed ? stationWeight(diagnosis) : 0);
        choice.with("c", diagnosis.seenAt(Facility.Kind.CENTRE) ? 0.4 : 0);
        choice.with("h", diagnosis.seenAt(Facility.Kind.HOSPITAL) ? 0.5 : 0);
        boolean acute = !diagnosis.chronic() && !diagnosis.checkup();
        choice.with("p", acute && !facilities.privateHospitals().isEmpty() ? 0.05 : 0);
        choice.with("k", acute && !needsBed && !facilities.clinics().isEmpty() ? 0.05 : 0);
        return switch (choice.draw(dice)) {
            case "s" -> facilities.station(person.commune());
            case "c" -> facilities.centre(person.commune());
            case "h" -> selfReferred(person, needsBed);
            case "p" -> dice.pick(facilities.privateHospitals());
            default -> dice.pick(facilities.clinics());
        };
    }

    /** Outpatients without a letter rarely choose a specialised hospital: the fund pays them little or nothing there. */
    private Facility selfReferred(Person person, boolean needsBed) {
        Facility hospital = facilities.publicHospital(person.commune(), dice);
        boolean dear = hospital.level() == Facility.Level.SPECIALISED && person.card() != null && !needsBed;
        return dear && dice.chance(0.75) ? facilities.centre(person.commune()) : hospital;
    }

    private static double stationWeight(Diagnosis diagnosis) {
        return diagnosis.checkup() ? 0.6 : 0.27;
    }

    private PlannedVisit add(
            Person person,
            Facility facility,
            Diagnosis diagnosis,
            String care,
            LocalDate day,
            int nights,
            PlannedVisit.@Nullable Referral from,
            @Nullable Facility to) {
        var visit = new PlannedVisit(
                planned.size() + 1, person.index(), facility, diagnosis, care, day, nights, 0, false, from, to);
        planned.add(visit);
        return visit;
    }
}
