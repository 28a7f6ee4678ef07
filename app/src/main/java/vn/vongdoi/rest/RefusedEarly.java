package vn.vongdoi.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.OperationOutcome;

/** What Tomcat itself refuses, a malformed address before all, never comes to a controller and is told here. */
@Configuration
class RefusedEarly {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsAsOutcomes() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Outcomes()));
    }

    private static final class Outcomes extends ErrorReportValve {
        /** At other doors too nothing is told of the software and its inside. */
        Outcomes() {
            setShowReport(false);
            setShowServerInfo(false);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (!isFhir(request, failure)) {
                super.report(request, response, failure);
                return;
            }
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
            response.setContentType(Format.JSON.contentType() + ";charset=UTF-8");
            try {
                response.getReporter().write(new String(outcome(), StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException e) {
                // who asked has gone
            }
        }

        /** Of a line that Tomcat did not read to its end only the failure tells the address, and not when it is too long. */
        private static boolean isFhir(Request request, @Nullable Throwable failure) {
            var uri = request.getRequestURI();
            if (uri != null) return uri.startsWith("/fhir");
            var told = failure == null ? "" : String.valueOf(failure.getMessage());
            return told.contains("[/fhir") || !told.contains("[/");
        }

        private static byte[] outcome() {
            return OperationOutcome.of(List.of(Issue.error(
                    Issue.Code.INVALID,
                    "",
                    "Địa chỉ hoặc tiêu đề của yêu cầu sai dạng hoặc quá dài.",
                    "The address or a header of the request is malformed or too long.")));
        }
    }
}
