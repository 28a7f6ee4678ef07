package vn.vongdoi.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** What a role may do. Deny by default: what no rule names is not allowed. */
public final class Rights {
    private static final RuleTable READING = RuleTable.read("access/reading");

    private Rights() {}

    /** What the actor may read of people, on that day; each grant for itself opens what it names. */
    public static List<Grant> reading(Actor actor, Purpose purpose, LocalDate day) {
        return READING.at(day).stream()
                .filter(row -> row.cell("role").equals(actor.role().word()))
                .filter(row -> row.cell("purpose").equals(purpose.word()))
                .filter(row ->
                        row.cell("area").equals("any") || row.cell("area").equals(kind(actor.area())))
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
            case OWN_FACILITY, SELF, CHILD, CONSENT, EMERGENCY -> false;
        });
    }

    private static Grant grant(RuleRow row) {
        var resources = row.cell("resources");
        return new Grant(
                row.cell("rule"),
                Relation.of(row.cell("relation")),
                resources.equals("all") ? Set.of() : Set.of(resources.split(" ")),
                Label.of(row.cell("labels")),
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
