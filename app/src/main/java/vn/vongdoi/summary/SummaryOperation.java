package vn.vongdoi.summary;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.vongdoi.page.Problem;
import vn.vongdoi.rest.PatientOperation;

/** {@code Patient/[id]/$summary}, as the implementation guide of IPS defines it for one Patient. */
@Configuration(proxyBeanMethods = false)
class SummaryOperation {
    private static final String DEFINITION = "http://hl7.org/fhir/uv/ips/OperationDefinition/summary";
    private static final String PROFILE = "http://hl7.org/fhir/uv/ips/StructureDefinition/Composition-uv-ips";

    @Bean
    PatientOperation summary(Summaries summaries) {
        return new PatientOperation("summary", DEFINITION, Set.of("profile"), Summaries.types(), asked -> {
            var profile = asked.parameters().getOrDefault("profile", PROFILE);
            if (!profile.equals(PROFILE) && !profile.startsWith(PROFILE + "|2.")) throw otherProfile(profile);
            return summaries.document(asked.actor(), asked.purpose(), asked.patient(), asked.base());
        });
    }

    private static Problem otherProfile(String profile) {
        return Problem.invalid(
                "$summary trả về " + PROFILE + " (2.0.0), không có profile " + profile + ".",
                "$summary answers by " + PROFILE + " (2.0.0), not by the profile " + profile + ".");
    }
}
