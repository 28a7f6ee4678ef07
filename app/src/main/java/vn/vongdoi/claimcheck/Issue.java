package vn.vongdoi.claimcheck;

/**
 * One fault of an encounter, as answered to its facility.
 *
 * @param table "XML1" … "XML15"
 * @param row STT of the row (its position where the table has none); 0 for the table as a whole
 * @param field the field, or NOIDUNGFILE for the table as a whole
 * @param value what was sent, shortened; may be empty
 * @param rule stable id, a row of {@code rules/claims/checks.csv}
 * @param message Vietnamese: what is expected, what came
 */
public record Issue(String table, int row, String field, String value, String rule, Severity severity, String message) {
    public Issue {
        if (rule.isEmpty() || message.isEmpty()) throw new IllegalArgumentException("an issue names rule and reason");
    }

    public boolean rejects() {
        return severity == Severity.REJECT;
    }
}
