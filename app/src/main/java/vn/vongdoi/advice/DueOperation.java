package vn.vongdoi.advice;

import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.record.Records;
import vn.vongdoi.rest.PatientOperation;
import vn.vongdoi.rest.PatientOperation.Question;
import vn.vongdoi.schedule.Dues;

/** {@code Patient/[id]/$due?on=&displayLanguage=}: what the record says that a Patient is due. */
@Configuration(proxyBeanMethods = false)
class DueOperation {
    private static final String DEFINITION = "https://vongdoi.vn/fhir/OperationDefinition/Patient-due";
    private static final String LANGUAGE = "displayLanguage";

    @Bean
    PatientOperation due(Advice advice, Records records, People people, Texts texts) {
        return new PatientOperation("due", DEFINITION, Set.of("on", LANGUAGE), Advice.READS, asked -> {
            var on = Optional.ofNullable(asked.parameters().get("on"))
                    .map(Dues::day)
                    .orElseGet(advice::today);
            var language = language(asked);
            return records.persons(asked.patient()).stream()
                    .findFirst()
                    .flatMap(key -> records.patient(asked.actor(), asked.purpose(), key)
                            .map(patient -> new Recommendations(texts, language, asked.base(), patient)
                                    .bundle(advice.of(
                                            asked.actor(), asked.purpose(), people.person(key), on, language))));
        });
    }

    private static Language language(Question asked) {
        var code = asked.parameters().getOrDefault(LANGUAGE, Language.VI.code());
        for (var language : Language.values()) if (language.code().equals(code)) return language;
        throw Problem.invalid(
                LANGUAGE + ": cần vi hoặc en, nhận được " + code, LANGUAGE + ": expected vi or en, got " + code);
    }
}
