package vn.vongdoi.claimcheck;

import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** Collects the faults of one encounter; a rule that does not hold on the day of service finds nothing. */
final class Findings {
    /** The whole table, where a fault is not of one field. */
    static final String TABLE = "NOIDUNGFILE";

    /** More than this of one encounter and severity help nobody and could fill a database. */
    private static final int MOST = 300;

    private final Standard standard;
    private final List<Issue> issues = new ArrayList<>();
    private final int[] found = new int[Severity.values().length];

    Findings(Standard standard) {
        this.standard = standard;
    }

    /** The field by today's name; it is told by the name that the sender uses. */
    void add(Rule rule, Row row, String field, String value, String message) {
        var sent = sent(row, field);
        var told = sent.equals(field) ? message : message.replace(field, sent);
        add(rule, row.layout().kind().name(), row.number(), sent, value, told);
    }

    private static String sent(Row row, String field) {
        return row.layout().has(field) ? row.field(row.layout().place(field)) : field;
    }

    void add(Rule rule, TableKind table, String message) {
        add(rule, table.name(), 0, TABLE, "", message);
    }

    void add(Rule rule, String table, int row, String field, String value, String message) {
        var severity = standard.severity(rule);
        // Counted apart, so that no flood of warnings can hide the fault that rejects.
        if (severity.isEmpty() || ++found[severity.get().ordinal()] > MOST) return;
        issues.add(new Issue(table, row, field, Formats.shown(value), rule.id(), severity.get(), message));
    }

    /** Whether a field of a row is already known to be wrong, so that what follows from it need not be said. */
    boolean blames(Row row, String field) {
        var sent = issues.isEmpty() ? field : sent(row, field);
        for (var issue : issues) {
            if (issue.field().equals(sent)
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
