package vn.vongdoi.programme;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/**
 * The agencies that documents name, and who they are on another day: a plan of 2018 hands its targets to departments
 * and districts that were merged in 2025.
 */
final class Agencies {
    private final Map<String, Agency> byKey = new HashMap<>();
    private final Map<String, Agency> byName = new HashMap<>();

    /** @throws IllegalArgumentException when two have one name, or a way from one to the next has no end */
    Agencies(RuleTable table) {
        table.rows().forEach(this::add);
        byKey.values().forEach(this::last);
    }

    static Agencies read() {
        return new Agencies(RuleTable.read("programme/agencies"));
    }

    private void add(RuleRow row) {
        var agency = new Agency(
                row.cell("agency"),
                new Text(row.cell("name_vi"), row.cell("name_en")),
                row.validity(),
                row.find("becomes"));
        if (byKey.put(agency.key(), agency) != null) {
            throw new IllegalArgumentException("agency " + agency.key() + " stands twice");
        }
        name(agency.name().vi(), agency);
        row.find("printed").stream()
                .flatMap(names -> Arrays.stream(names.split(";")))
                .forEach(name -> name(name.strip(), agency));
    }

    private void name(String name, Agency agency) {
        if (byName.put(name, agency) != null) throw new IllegalArgumentException("two agencies are called " + name);
    }

    private void last(Agency first) {
        var seen = new LinkedHashSet<Agency>();
        for (var agency = first; agency.becomes().isPresent(); agency = next(agency)) {
            if (!seen.add(agency)) throw new IllegalArgumentException("agencies become each other: " + seen);
        }
    }

    private Agency next(Agency agency) {
        var key = agency.becomes().orElseThrow();
        var next = byKey.get(key);
        if (next == null) throw new IllegalArgumentException(agency.key() + " becomes " + key + ", which is no agency");
        return next;
    }

    /** @throws IllegalArgumentException when no agency has that name */
    Agency named(String printed) {
        var agency = byName.get(printed);
        if (agency == null) throw new IllegalArgumentException("no agency is called '" + printed + "'");
        return agency;
    }

    /** Who does on that day what this agency did; itself when it still is there, or nobody took over. */
    Agency on(Agency agency, LocalDate day) {
        var last = agency.validity().to();
        return last == null || !day.isAfter(last) || agency.becomes().isEmpty() ? agency : on(next(agency), day);
    }

    /** Those who help on that day, each once and without the one who leads. */
    List<Agency> helping(Target target, LocalDate day) {
        var lead = target.lead().map(it -> on(named(it), day));
        return target.with().stream()
                .map(it -> on(named(it), day))
                .distinct()
                .filter(it -> lead.isEmpty() || !lead.get().equals(it))
                .toList();
    }
}
