package vn.vongdoi.fhir;

import java.util.Locale;

/**
 * One thing to say about a resource or a request, as an {@link OperationOutcome} says it: what was expected, what came,
 * in both languages.
 *
 * @param expression where, as simple FHIRPath ({@code Patient.name[0].given}); empty when no element is meant
 */
public record Issue(Severity severity, Code code, String expression, String vietnamese, String english) {
    public Issue {
        if (vietnamese.isBlank() || english.isBlank())
            throw new IllegalArgumentException("an issue says what is wrong");
    }

    public static Issue error(Code code, String expression, String vietnamese, String english) {
        return new Issue(Severity.ERROR, code, expression, vietnamese, english);
    }

    /** Whether the resource or request cannot stand as it is. */
    public boolean refuses() {
        return switch (severity) {
            case FATAL, ERROR -> true;
            case WARNING, INFORMATION -> false;
        };
    }

    /** The standard's value set issue-severity. */
    public enum Severity {
        FATAL,
        ERROR,
        WARNING,
        INFORMATION;

        /** As the standard writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The standard's value set issue-type. */
    public enum Code {
        INVALID,
        STRUCTURE,
        REQUIRED,
        VALUE,
        INVARIANT,
        SECURITY,
        LOGIN,
        UNKNOWN,
        EXPIRED,
        FORBIDDEN,
        SUPPRESSED,
        PROCESSING,
        NOT_SUPPORTED,
        DUPLICATE,
        MULTIPLE_MATCHES,
        NOT_FOUND,
        DELETED,
        TOO_LONG,
        CODE_INVALID,
        EXTENSION,
        TOO_COSTLY,
        BUSINESS_RULE,
        CONFLICT,
        TRANSIENT,
        LOCK_ERROR,
        NO_STORE,
        EXCEPTION,
        TIMEOUT,
        INCOMPLETE,
        THROTTLED,
        INFORMATIONAL;

        /** As the standard writes it: {@code code-invalid}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
