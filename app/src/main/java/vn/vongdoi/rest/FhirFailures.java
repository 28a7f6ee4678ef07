package vn.vongdoi.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
        return new FailureForm("/fhir", (status, vietnamese, english, request, response) -> {
            var outcome = OperationOutcome.of(List.of(Issue.error(code(status), "", vietnamese, english)));
            var look = look(request);
            response.setContentType(look.format().contentType());
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getOutputStream().write(look.bytes(outcome));
        });
    }

    /** JSON when it cannot be told what is wanted: one refusal is enough. */
    private static Look look(HttpServletRequest request) {
        var look = new Look();
        try {
            look.heed(request, Criteria.parse(Objects.requireNonNullElse(request.getQueryString(), "")));
        } catch (Fault fault) {
            return new Look();
        }
        return look;
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
