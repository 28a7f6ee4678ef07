package vn.vongdoi.registers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.csv.Issue;

/**
 * What became of a register file; its JSON is part of the contract for scripts.
 *
 * @param status unreadable = nothing was loaded, {@code message} says why
 * @param rows rows below the header; blank lines do not count. rows = loaded + unchanged + rejected
 * @param loaded rows that were new or told something new
 * @param issues by line, at most {@link #ISSUES_KEPT}
 * @param issuesLeftOut how many more there were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisterReport(
        RegisterKind register,
        String path,
        Status status,
        @Nullable String message,
        long rows,
        long loaded,
        long unchanged,
        long rejected,
        List<Issue> issues,
        long issuesLeftOut) {
    /** A file that is wrong from end to end must not fill the memory with complaints. */
    public static final int ISSUES_KEPT = 10_000;

    public RegisterReport {
        issues = List.copyOf(issues);
    }

    /** Whether the file could be read at all. */
    public enum Status {
        READ,
        UNREADABLE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
