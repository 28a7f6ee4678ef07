package vn.vongdoi.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.schedule.Due;
import vn.vongdoi.schedule.Due.Status;
import vn.vongdoi.schedule.DueList;

/** What is due and is no vaccine is proposed as a service. */
class RecommendationsTest {
    private static final LocalDate ON = LocalDate.of(2026, 11, 23);

    private static Due service(String series, Status status) {
        return new Due(
                series,
                "checkup",
                "Khám sức khỏe định kỳ",
                "",
                status,
                Optional.empty(),
                Optional.of(ON.minusMonths(1)),
                Optional.of(ON.minusMonths(1)),
                Optional.of(ON.minusDays(1)),
                Optional.of(ON.plusMonths(1)),
                List.of(),
                List.of(),
                List.of("loinc|11524-6", "dich-vu|21.0014"),
                "NĐ 165/2026/NĐ-CP",
                "secondary");
    }

    @Test
    void anOpenServiceIsProposedForTheTimeInWhichItIsDueAndOneThatIsDoneIsNot() {
        var list = new DueList(
                "p1",
                ON,
                Optional.empty(),
                List.of(),
                List.of(service("yearly", Status.OVERDUE), service("eyes", Status.DONE)),
                List.of(),
                Optional.empty());
        var bundle = JsonMapper.shared()
                .readTree(new Recommendations(new Texts(), Language.VI, "http://a.vn/fhir", "vd-1").bundle(list));
        assertThat(bundle.path("entry")).hasSize(1);
        var request = bundle.at("/entry/0/resource");
        assertThat(request.path("resourceType").asString()).isEqualTo("ServiceRequest");
        assertThat(request.path("intent").asString()).isEqualTo("proposal");
        assertThat(request.path("priority").asString()).isEqualTo("urgent");
        assertThat(request.at("/code/text").asString()).isEqualTo("Khám sức khỏe định kỳ");
        assertThat(request.at("/code/coding")
                        .valueStream()
                        .map(it -> it.path("system").asString() + "|"
                                + it.path("code").asString()))
                .containsExactly(
                        "https://vongdoi.vn/fhir/sid/viec-den-han|yearly",
                        "http://loinc.org|11524-6",
                        "https://vongdoi.vn/fhir/sid/dich-vu|21.0014");
        assertThat(request.at("/subject/reference").asString()).isEqualTo("http://a.vn/fhir/Patient/vd-1");
        assertThat(request.at("/occurrencePeriod/start").asString()).isEqualTo("2026-10-23");
        assertThat(request.at("/occurrencePeriod/end").asString()).isEqualTo("2026-12-23");
        assertThat(request.at("/note/0/text").asString()).contains("NĐ 165/2026/NĐ-CP");
    }
}
