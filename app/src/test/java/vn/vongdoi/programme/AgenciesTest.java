package vn.vongdoi.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.rules.Validity;

/** The departments were merged with 1 March 2025, the districts ended with 30 June 2025. */
class AgenciesTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 2, 28);
    private static final LocalDate AFTER = LocalDate.of(2025, 3, 1);

    private final Agencies agencies = Agencies.read();
    private final Programme plan = ProgrammeRules.read().stream()
            .filter(it -> it.id().equals("hn-91-kh-ubnd-2018"))
            .findFirst()
            .orElseThrow();

    @Test
    void theDepartmentOfPlanningAndInvestmentHandsItsTargetsToFinance() {
        var asked = agencies.named("Sở Kế hoạch và Đầu tư");
        assertThat(agencies.on(asked, BEFORE).name().vi()).isEqualTo("Sở Kế hoạch và Đầu tư");
        assertThat(agencies.on(asked, AFTER).name().vi()).isEqualTo("Sở Tài chính");
        assertThat(agencies.named("Sở KHĐT")).as("the short name").isEqualTo(asked);
    }

    @Test
    void theDistrictsHandTheirsToTheCommunesFourMonthsLater() {
        var districts = agencies.named("UBND quận huyện thị xã");
        assertThat(agencies.on(districts, LocalDate.of(2025, 6, 30))).isEqualTo(districts);
        assertThat(agencies.on(districts, LocalDate.of(2025, 7, 1)).name().vi()).isEqualTo("UBND xã, phường");
    }

    @Test
    void whoHelpsIsToldOnceAndNotBesideItself() {
        var beds = target("beds-per-10k", 2025);
        assertThat(names(agencies.helping(beds, BEFORE))).containsExactly("Sở Kế hoạch và Đầu tư", "Sở Tài chính");
        assertThat(names(agencies.helping(beds, AFTER))).containsExactly("Sở Tài chính");
        var later = target("beds-per-10k", 2030);
        assertThat(later.lead()).hasValue("Sở Kế hoạch và Đầu tư");
        assertThat(agencies.helping(later, AFTER))
                .as("finance leads now, and helped before")
                .isEmpty();
    }

    @Test
    void everybodyWhoLeadsOrHelpsWithATargetOrAProjectIsKnown() {
        for (var programme : ProgrammeRules.read()) {
            for (var target : programme.targets()) {
                assertThatCode(() -> {
                            target.lead().ifPresent(agencies::named);
                            target.with().forEach(agencies::named);
                        })
                        .as(programme.id() + " " + target.code())
                        .doesNotThrowAnyException();
            }
            for (var project : programme.document().maps("projects")) {
                agencies.named(String.valueOf(project.get("lead")));
                ((List<?>) Objects.requireNonNull(project.get("with"))).forEach(it -> agencies.named(it.toString()));
            }
        }
    }

    @Test
    void anAgencyNeedsALastDayToBecomeAnother() {
        assertThatThrownBy(() -> table(row("a", "b", null), row("b", "", null))).hasMessageContaining("no last day");
        assertThatThrownBy(() -> table(row("a", "c", AFTER))).hasMessageContaining("which is no agency");
        assertThatThrownBy(() -> table(row("a", "b", AFTER), row("b", "a", AFTER)))
                .hasMessageContaining("each other");
        assertThatThrownBy(() -> agencies.named("Sở Mây")).hasMessageContaining("Sở Mây");
    }

    private static Agencies table(RuleRow... rows) {
        return new Agencies(new RuleTable("a test", List.of(rows)));
    }

    private static RuleRow row(String key, String becomes, @Nullable LocalDate to) {
        var cells = Map.of("agency", key, "name_vi", key, "name_en", key, "printed", "", "becomes", becomes);
        return new RuleRow(new Validity(null, to), "a test", Confidence.OURS, cells);
    }

    private Target target(String code, int year) {
        return plan.targets().stream()
                .filter(it -> it.code().equals(code) && it.by().getAsInt() == year)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<Agency> agencies) {
        return agencies.stream().map(it -> it.name().vi()).toList();
    }
}
