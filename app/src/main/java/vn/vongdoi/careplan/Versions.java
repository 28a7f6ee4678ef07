package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.Residence;
import vn.vongdoi.rules.RuleTable;

/**
 * What a table of services says on each day and in each place, made ready once. Only places that a row names have a version of
 * their own: of the three thousand communes hardly any.
 */
final class Versions {
    private final RuleTable services;
    private final Area named;
    private final Map<Version, CarePlan> known = new ConcurrentHashMap<>();
    private final Map<Everywhere, List<Service>> rows = new ConcurrentHashMap<>();

    private record Version(LocalDate since, Residence home, boolean unverified) {}

    private record Everywhere(LocalDate since, boolean unverified) {}

    Versions(RuleTable services) {
        this.services = services;
        this.named = Area.named(services.rows());
    }

    CarePlan at(LocalDate day, Residence home, boolean unverified) {
        var seen = named.seen(home);
        return known.computeIfAbsent(
                new Version(since(day), seen, unverified),
                _ -> new CarePlan(new RulesReader(services, day, seen, unverified).read()));
    }

    /** The rows of all places. */
    List<Service> everywhere(LocalDate day, boolean unverified) {
        return rows.computeIfAbsent(
                new Everywhere(since(day), unverified),
                _ -> new RulesReader(services, day, null, unverified).read().rows());
    }

    private static LocalDate since(LocalDate day) {
        return Objects.requireNonNullElse(Rules.CHANGES.floor(day), LocalDate.MIN);
    }
}
