package vn.vongdoi.claimcheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** The standard as it stands on one day of service: fields, lists and the severity of each rule, ready for use. */
final class Standard {
    private static final NavigableMap<LocalDate, Standard> BY_FIRST_DAY = read();

    private final Map<Edition, Map<TableKind, List<FieldRule>>> fields = new EnumMap<>(Edition.class);
    private final Map<Rule, Severity> severities = new EnumMap<>(Rule.class);

    private Standard(Map<Edition, RuleTable> tables, RuleTable lists, RuleTable checks, LocalDate day) {
        var codes = new CodeLists(lists, day);
        tables.forEach((edition, table) -> {
            var ofEdition = new EnumMap<TableKind, List<FieldRule>>(TableKind.class);
            for (var row : table.at(day)) {
                var kind = TableKind.valueOf(row.cell("table"));
                ofEdition.computeIfAbsent(kind, k -> new ArrayList<>()).add(FieldRule.of(row, Layout.of(kind), codes));
            }
            fields.put(edition, ofEdition);
        });
        for (var row : checks.at(day)) {
            var severity = Severity.valueOf(row.cell("severity").toUpperCase(Locale.ROOT));
            severities.put(Rule.of(row.cell("id")), severity);
        }
    }

    static Standard on(LocalDate day) {
        return BY_FIRST_DAY.floorEntry(day).getValue();
    }

    /** The rules of a table's fields; none for a table that did not exist on the day. */
    List<FieldRule> fields(Edition edition, TableKind kind) {
        return fields.getOrDefault(edition, Map.of()).getOrDefault(kind, List.of());
    }

    /** Whether encounters of the day may still (or already) be written in the words of that decision. */
    boolean knows(Edition edition) {
        return !fields(edition, TableKind.XML1).isEmpty();
    }

    /** Empty when the rule does not hold on the day. */
    Optional<Severity> severity(Rule rule) {
        return Optional.ofNullable(severities.get(rule));
    }

    /** Rules change on few days; between two of them one standard serves. */
    private static NavigableMap<LocalDate, Standard> read() {
        var fields = new EnumMap<Edition, RuleTable>(Edition.class);
        for (var edition : Edition.values()) fields.put(edition, RuleTable.read(edition.rules()));
        var lists = RuleTable.read("claims/lists");
        var checks = RuleTable.read("claims/checks");
        var changes = new TreeSet<LocalDate>();
        changes.add(LocalDate.MIN);
        Stream.concat(fields.values().stream(), Stream.of(lists, checks))
                .flatMap(t -> t.rows().stream())
                .forEach(row -> addChanges(row, changes));
        var standards = new TreeMap<LocalDate, Standard>();
        for (var day : changes) standards.put(day, new Standard(fields, lists, checks, day));
        return standards;
    }

    private static void addChanges(RuleRow row, TreeSet<LocalDate> changes) {
        var from = row.validity().from();
        var to = row.validity().to();
        if (from != null) changes.add(from);
        if (to != null) changes.add(to.plusDays(1));
    }
}
