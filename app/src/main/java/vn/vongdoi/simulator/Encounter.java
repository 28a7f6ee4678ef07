package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything one claim tells: who, when, what was done, what it costs. Filled by {@link Consultation}. */
final class Encounter {

    record DrugLine(
            Medicine medicine,
            Cost cost,
            String dosage,
            StaffMember doctor,
            String department,
            LocalDateTime ordered,
            @Nullable LocalDateTime given) {}

    record ServiceLine(
            String code,
            String name,
            int group,
            String unit,
            Cost cost,
            StaffMember doctor,
            StaffMember performer,
            String department,
            String machine,
            String bed,
            String icd9,
            LocalDateTime ordered,
            LocalDateTime done,
            LocalDateTime finished) {}

    record Finding(
            String service,
            String index,
            String name,
            String value,
            String unit,
            String description,
            String conclusion,
            LocalDateTime finished,
            StaffMember reader) {}

    /** A secondary diagnosis. */
    record Condition(String code, String name) {}

    record Note(String text, LocalDateTime at, StaffMember author) {}

    record Birth(String childName, Sex sex, int grams, LocalDateTime at, boolean caesarean, int order) {}

    final PlannedVisit visit;
    final Person person;
    final Facility registered;
    final Entitlement entitlement;
    final List<Condition> secondary;
    final double weight;
    final int height;
    final LocalDateTime in;
    final StaffMember doctor;
    final List<DrugLine> drugs = new ArrayList<>();
    final List<ServiceLine> services = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<String> procedures = new ArrayList<>();

    @Nullable LocalDateTime admitted;

    @Nullable Birth birth;

    @Nullable LocalDate returnsOn;

    String injury = "";
    int treatmentDays = 1;
    LocalDateTime out;
    LocalDateTime paid;

    Encounter(
            PlannedVisit visit,
            Person person,
            Facility registered,
            Entitlement entitlement,
            List<Condition> secondary,
            double weight,
            int height,
            LocalDateTime in,
            StaffMember doctor) {
        this.visit = visit;
        this.person = person;
        this.registered = registered;
        this.entitlement = entitlement;
        this.secondary = secondary;
        this.weight = weight;
        this.height = height;
        this.in = in;
        this.doctor = doctor;
        this.out = in;
        this.paid = in;
    }

    /** The benefit level of every line, in tenths of a percent. */
    int level() {
        long inScope = 0;
        for (DrugLine line : drugs) {
            inScope += line.cost().inScope();
        }
        for (ServiceLine line : services) {
            inScope += line.cost().inScope();
        }
        return entitlement.insured() ? entitlement.applied(inScope, out.toLocalDate()) : 0;
    }

    /** Check-ups are free to people: the budget pays (NĐ 165/2026/NĐ-CP). */
    boolean paidByBudget() {
        return visit.diagnosis().checkup();
    }
}
