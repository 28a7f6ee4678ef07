package vn.vongdoi.access;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** What a role may do. Deny by default: what no rule names is not allowed. */
public final class Rights {
    private static final RuleTable READING = RuleTable.read("access/reading");
    private static final RuleTable TREATING = RuleTable.read("access/treating");

    /** Asked at every read, and the same all day. */
    private static final Map<Asked, List<Grant>> KNOWN = new ConcurrentHashMap<>();

    /** More than a day has: what is older goes. */
    private static final int MOST_KNOWN = 1_000;

    private record Asked(Role role, String area, Purpose purpose, LocalDate day) {}

    private Rights() {}

    /** What the actor may read of people, on that day; each grant for itself opens what it names. */
    public static List<Grant> reading(Actor actor, Purpose purpose, LocalDate day) {
        if (KNOWN.size() > MOST_KNOWN) KNOWN.clear();
        return KNOWN.computeIfAbsent(new Asked(actor.role(), kind(actor.area()), purpose, day), Rights::grants);
    }

    private static List<Grant> grants(Asked asked) {
        return READING.at(asked.day()).stream()
                .filter(row -> row.cell("role").equals(asked.role().word()))
                .filter(row -> row.cell("purpose").equals(asked.purpose().word()))
                .filter(row ->
                        row.cell("area").equals("any") || row.cell("area").equals(asked.area()))
                .map(Rights::grant)
                .toList();
    }

    /**
     * Listing the people behind a figure. Who is missing from a check-up is to be invited: no machine's business.
     *
     * @param commune five digits
     */
    public static boolean mayListPeople(Actor actor, Purpose purpose, String commune, LocalDate day) {
        if (actor.role() == Role.MACHINE || purpose != Purpose.PUBLIC_HEALTH) return false;
        return reading(actor, purpose, day).stream().anyMatch(grant -> switch (grant.relation()) {
            case ANY -> true;
            case RESIDENT -> actor.commune().filter(commune::equals).isPresent();
            case OWN_FACILITY, TREATING, FAMILY_DOCTOR, SELF, CHILD, CONSENT, EMERGENCY -> false;
        });
    }

    /** Which protected data the actor reads of somebody, if not of everybody, for what the actor is here for. */
    public static Set<Label> opens(Actor actor, LocalDate day) {
        return reading(actor, actor.role().purpose(), day).stream()
                .flatMap(grant -> grant.labels().stream())
                .collect(Collectors.toSet());
    }

    /**
     * By which rule the actor may be told who of a commune is due for what: whoever looks after the health of all who live
     * there. Empty = by none.
     *
     * @param commune five digits
     */
    public static Optional<Grant> listing(Actor actor, String commune, LocalDate day) {
        if (actor.patient().isPresent()) return Optional.empty();
        return Stream.of(Purpose.PUBLIC_HEALTH, Purpose.CARE)
                .flatMap(purpose -> reading(actor, purpose, day).stream())
                .filter(grant ->
                        grant.resources().isEmpty() || grant.resources().contains("Immunization"))
                .filter(grant -> switch (grant.relation()) {
                    case ANY -> true;
                    case RESIDENT -> actor.commune().filter(commune::equals).isPresent();
                    case OWN_FACILITY, TREATING, FAMILY_DOCTOR, SELF, CHILD, CONSENT, EMERGENCY -> false;
                })
                .findFirst();
    }

    /** How long after an encounter its facility still treats the person. */
    public static Duration treating(LocalDate day) {
        return Duration.ofDays(Long.parseLong(TREATING.at(day).getFirst().cell("days")));
    }

    private static Grant grant(RuleRow row) {
        var resources = row.cell("resources");
        return new Grant(
                row.cell("rule"),
                Relation.of(row.cell("relation")),
                resources.equals("all") ? Set.of() : Set.of(resources.split(" ")),
                Label.of(row.cell("labels")),
                row.cell("masked").equals("numbers"),
                row.source(),
                row.confidence());
    }

    private static String kind(Area area) {
        return switch (area) {
            case Area.Province _ -> "province";
            case Area.Commune _ -> "commune";
            case Area.Facility _ -> "facility";
        };
    }
}
