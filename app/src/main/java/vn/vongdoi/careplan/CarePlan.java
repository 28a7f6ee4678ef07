package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.vongdoi.record.Fact;

/**
 * What everybody is due that is not a vaccine, as the rules of {@code rules/careplan} hold on a day in a province. Pure: the same
 * person, facts and day give the same answer, in whatever order the facts come.
 */
public final class CarePlan {
    private static final Set<String> PROVINCES = RulesReader.provinces();
    private static final Map<Version, CarePlan> KNOWN = new ConcurrentHashMap<>();

    private final Rules rules;

    private record Version(LocalDate since, String province, boolean unverified) {}

    private CarePlan(Rules rules) {
        this.rules = rules;
    }

    /**
     * @param province code of the province where the person lives
     * @param unverified also what is known from memory only
     */
    public static CarePlan at(LocalDate day, String province, boolean unverified) {
        var since = Objects.requireNonNullElse(Rules.CHANGES.floor(day), LocalDate.MIN);
        var named = PROVINCES.contains(province) ? province : "";
        return KNOWN.computeIfAbsent(
                new Version(since, named, unverified),
                _ -> new CarePlan(new RulesReader(day, named, unverified).read()));
    }

    /** The next day after that one on which the rules are others. */
    public static Optional<LocalDate> nextChange(LocalDate day) {
        return Optional.ofNullable(Rules.CHANGES.higher(day));
    }

    /** The rows of the schedule, in its order. */
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
        var assessment = new Assessment(rules, life, facts, on);
        return new Register(rules, assessment).managed();
    }
}
