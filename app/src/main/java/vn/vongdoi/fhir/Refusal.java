package vn.vongdoi.fhir;

/** Why something sent cannot be taken; ends its reading at the first fault and never leaves the package. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Issue issue;

    Refusal(Issue issue) {
        super(issue.english(), null, false, false);
        this.issue = issue;
    }

    /** The bytes cannot be read at all. */
    static Refusal unreadable(Issue.Code code, String vietnamese, String english) {
        return new Refusal(new Issue(Issue.Severity.FATAL, code, "", vietnamese, english));
    }

    static Refusal error(Issue.Code code, String expression, String vietnamese, String english) {
        return new Refusal(Issue.error(code, expression, vietnamese, english));
    }

    Issue issue() {
        return issue;
    }
}
