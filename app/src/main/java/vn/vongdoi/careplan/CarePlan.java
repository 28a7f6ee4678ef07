package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Fact;
import vn.vongdoi.rules.Residence;

/**
 * What everybody is due that is not a vaccine, as the rules of {@code rules/careplan} hold on a day in a commune. Pure: the same
 * person, home, facts and day give the same answer, in whatever order the facts come.
 */
public final class CarePlan {
    /** The types of resources that tell anything. */
    public static final Set<ResourceType> LOOKS_AT = Told.TELLING;

    private static final Versions VERSIONS = new Versions(RulesReader.SERVICES);

    private final Rules rules;

    /** Place of the state; below zero = no rule holds. */
    private final int pregnant;

    CarePlan(Rules rules) {
        this.rules = rules;
        this.pregnant =
                rules.states().stream().map(rule -> rule.state().key()).toList().indexOf("pregnant");
    }

    /**
     * @param home where the person lives
     * @param unverified also what is known from memory only
     */
    public static CarePlan at(LocalDate day, Residence home, boolean unverified) {
        return VERSIONS.at(day, home, unverified);
    }

    /** The rows of the schedule of all places, in its order. */
    public static List<Service> everywhere(LocalDate day, boolean unverified) {
        return VERSIONS.everywhere(day, unverified);
    }

    /** What the rows of all places stand on. */
    public static List<Ground> grounds(LocalDate day) {
        return Ground.at(day);
    }

    /** The next day after that one on which the rules are others. */
    public static Optional<LocalDate> nextChange(LocalDate day) {
        return Optional.ofNullable(Rules.CHANGES.higher(day));
    }

    /** The rows of the schedule that hold here, in its order. */
    public List<Service> services() {
        return rules.rows();
    }

    /** The states that the rows speak of. */
    public List<State> states() {
        return rules.states().stream().map(StateRule::state).toList();
    }

    /**
     * One for each service that is for this person, in the order of the schedule. The rules since 2026 ask everybody for
     * something, so the list tells when it changes; the list of an earlier day, which is empty, changes on {@link #nextChange}.
     *
     * @param facts in any order; those after the day count for nothing
     */
    public List<Planned> assess(Life life, List<Fact> facts, LocalDate on) {
        return new Assessment(rules, life, facts, on).planned();
    }

    /** The diseases that are followed up and that this person has. */
    public List<Managed> managed(Life life, List<Fact> facts, LocalDate on) {
        return course(life, facts, on).managed();
    }

    /**
     * Everything of a person, worked out at once.
     *
     * @param pregnantSince first day of the pregnancy that goes on; where weeks are not known, the day on which it was first told
     * @param changes the first day on which the same facts may give something else; {@link LocalDate#MAX} = never
     */
    public record Course(
            List<Planned> planned, List<Managed> managed, Optional<LocalDate> pregnantSince, LocalDate changes) {}

    public Course course(Life life, List<Fact> facts, LocalDate on) {
        var assessment = new Assessment(rules, life, facts, on);
        var planned = assessment.planned();
        var managed = new Register(rules, assessment, planned).managed();
        var pregnant = this.pregnant < 0 ? Optional.<Period>empty() : assessment.period(this.pregnant, 0);
        return new Course(planned, managed, pregnant.map(Period::since), assessment.changes());
    }
}
