package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OperationOutcomeTest {
    @Test
    void anIssueIsToldInBothLanguagesWithItsPlace() {
        var issue = Issue.error(Issue.Code.CODE_INVALID, "Patient.gender", "Sai \"mã\".", "Wrong code.");
        assertThat(JsonMapper.shared().readTree(OperationOutcome.of(List.of(issue))))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "code-invalid",
                         "details": {"text": "Sai \\"mã\\"."}, "diagnostics": "Wrong code.", "expression": ["Patient.gender"]}]}
                        """));
    }

    @Test
    void withoutIssuesItSaysThatThereAreNone() {
        assertThat(Incoming.read(OperationOutcome.of(List.of()), "OperationOutcome"))
                .isInstanceOf(Incoming.Accepted.class);
    }

    /** The element table holds severity and code to the standard's own value sets. */
    @Test
    void everySeverityAndCodeIsTheStandards() {
        for (var severity : Issue.Severity.values()) {
            var issues = Arrays.stream(Issue.Code.values())
                    .map(code -> new Issue(severity, code, "", "x", "x"))
                    .toList();
            assertThat(Incoming.read(OperationOutcome.of(issues))).isInstanceOf(Incoming.Accepted.class);
        }
    }
}
