package vn.vongdoi.csv;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What is wrong with a row.
 *
 * @param line of the file, the header being line 1
 * @param value as it stands in the file: may be personal, never log it
 * @param message in Vietnamese: what is expected and what to do
 */
public record Issue(long line, String column, String value, Severity severity, String message) {

    /** A row with a rejecting issue was left out; a warning leaves it in. */
    public enum Severity {
        REJECT,
        WARN;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
