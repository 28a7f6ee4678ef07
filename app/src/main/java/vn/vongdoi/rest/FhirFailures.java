package vn.vongdoi.rest;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.OperationOutcome;
import vn.vongdoi.page.FailureForm;

/** What is refused before it reaches an operation is told as an OperationOutcome too. */
@Configuration
class FhirFailures {
    @Bean
    FailureForm operationOutcomes() {
        return new FailureForm(
                "/fhir",
                "application/fhir+json;charset=UTF-8",
                (status, vietnamese, english) ->
                        OperationOutcome.of(List.of(Issue.error(code(status), "", vietnamese, english))));
    }

    private static Issue.Code code(int status) {
        return switch (status) {
            case 401 -> Issue.Code.LOGIN;
            case 403 -> Issue.Code.FORBIDDEN;
            case 404 -> Issue.Code.NOT_FOUND;
            default -> status >= 500 ? Issue.Code.EXCEPTION : Issue.Code.INVALID;
        };
    }
}
