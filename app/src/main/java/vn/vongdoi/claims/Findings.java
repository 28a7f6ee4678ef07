package vn.vongdoi.claims;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one encounter; a rule that does not hold on the day of service finds nothing. */
final class Findings {
    /** The whole table, where a fault is not of one field. */
    static final String TABLE = "NOIDUNGFILE";

    /** More than this of one encounter help nobody and could fill a database. */
    private static final int MOST = 500;

    private final Standard standard;
    private final List<Issue> issues = new ArrayList<>();

    Findings(Standard standard) {
        this.standard = standard;
    }

    void add(Rule rule, Row row, String field, String value, String message) {
        add(rule, row.layout().kind().name(), row.number(), field, value, message);
    }

    void add(Rule rule, TableKind table, String message) {
        add(rule, table.name(), 0, TABLE, "", message);
    }

    void add(Rule rule, String table, int row, String field, String value, String message) {
        var severity = standard.severity(rule);
        if (severity.isEmpty() || issues.size() >= MOST) return;
        issues.add(new Issue(table, row, field, Formats.shown(value), rule.id(), severity.get(), message));
    }

    /** Whether a field of a row is already known to be wrong, so that what follows from it need not be said. */
    boolean blames(Row row, String field) {
        for (var issue : issues) {
            if (issue.field().equals(field)
                    && issue.row() == row.number()
                    && issue.table().equals(row.layout().kind().name())
                    && issue.rejects()) {
                return true;
            }
        }
        return false;
    }

    List<Issue> list() {
        return List.copyOf(issues);
    }
}
