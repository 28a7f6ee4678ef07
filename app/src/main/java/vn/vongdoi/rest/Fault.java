package vn.vongdoi.rest;

import java.util.List;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.page.Problem;

/** A request that is refused, with the status the standard gives it. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Issue> issues;

    Fault(int status, List<Issue> issues) {
        super(issues.getFirst().english());
        this.status = status;
        this.issues = List.copyOf(issues);
    }

    Fault(int status, Issue.Code code, String vietnamese, String english) {
        this(status, List.of(Issue.error(code, "", vietnamese, english)));
    }

    static Fault notFound(ResourceId id) {
        return new Fault(404, Issue.Code.NOT_FOUND, "Không có " + id + ".", "There is no " + id + ".");
    }

    static Fault gone(ResourceId id) {
        return new Fault(410, Issue.Code.DELETED, id + " đã bị xóa.", id + " has been deleted.");
    }

    static Fault invalid(String vietnamese, String english) {
        return new Fault(400, Issue.Code.INVALID, vietnamese, english);
    }

    static Fault of(Problem problem) {
        var code = switch (problem.category()) {
            case INVALID -> Issue.Code.INVALID;
            case SIGN_IN_NEEDED -> Issue.Code.LOGIN;
            case FORBIDDEN -> Issue.Code.FORBIDDEN;
            case NOT_FOUND -> Issue.Code.NOT_FOUND;
            case CONFLICT -> Issue.Code.CONFLICT;
            case UNMET -> Issue.Code.REQUIRED;
            case TOO_LARGE -> Issue.Code.TOO_LONG;
            case WRONG_FORMAT -> Issue.Code.STRUCTURE;
            case TOO_MANY -> Issue.Code.THROTTLED;
            case NOT_READY -> Issue.Code.TRANSIENT;
        };
        return new Fault(problem.category().status(), code, problem.vietnamese(), problem.english());
    }

    int status() {
        return status;
    }

    List<Issue> issues() {
        return issues;
    }

    Answer answer() {
        return Answer.outcome(status, issues);
    }
}
