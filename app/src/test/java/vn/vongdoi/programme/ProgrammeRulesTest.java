package vn.vongdoi.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgrammeRulesTest {
    private final List<Programme> programmes = ProgrammeRules.read();

    @Test
    void everyTargetIsKeyedByProgrammeCodeYearAndFigure() {
        var doctors = programme("hp-03-ctr-tu-2025").targets().getFirst();
        assertThat(doctors.key()).isEqualTo("doctors-per-10k/2030/19");
        var trained =
                programme("hn-06-ctr-tu").targets().stream().map(Target::key).toList();
        assertThat(trained).contains("trained-abroad/2030/30-50", "annual-checkup/-/-", "hospitals-received/-/5");
        for (var one : programmes) {
            assertThat(one.targets().stream().map(Target::key)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aProgrammeThatSetsOneTargetTwiceIsRefused() {
        var one = programme("hp-03-ctr-tu-2025");
        var twice = List.of(one.targets().getFirst(), one.targets().getFirst());
        assertThatThrownBy(() -> new Programme(
                        one.id(),
                        one.number(),
                        one.title(),
                        one.issuer(),
                        one.province(),
                        one.issued(),
                        twice,
                        one.document()))
                .hasMessageContaining("doctors-per-10k/2030/19")
                .hasMessageContaining("twice");
    }

    @Test
    void theDocumentsHoldAsManyTargetsAsTheirAnnexesAndTexts() {
        assertThat(programme("hp-03-ctr-tu-2025").targets()).hasSize(10 + 11 + 2);
        assertThat(programme("hn-91-kh-ubnd-2018").targets()).hasSize(19 + 20 + 2);
        assertThat(programme("hn-06-ctr-tu").targets()).hasSize(22);
    }

    @Test
    void haiPhongKeepsBothFiguresForInsurance() {
        var insurance = programme("hp-03-ctr-tu-2025").targets().stream()
                .filter(t -> t.code().equals("insurance-coverage"))
                .map(t -> t.by().getAsInt() + " "
                        + t.goal().orElseThrow().comparison().word() + " "
                        + t.goal().orElseThrow().line())
                .toList();
        assertThat(insurance).containsExactly("2030 >= 98.0", "2026 > 95.0", "2030 >= 100.0");
    }

    @Test
    void whatTheDocumentDoesNotPrintIsMarked() {
        var doctors = programme("hn-91-kh-ubnd-2018").targets().stream()
                .filter(t -> t.code().equals("doctors-per-10k"))
                .toList();
        assertThat(doctors).hasSize(2).allSatisfy(t -> assertThat(t.inferred()).containsExactly("op"));
        assertThat(doctors.getLast().lead()).hasValue("Sở Nội vụ");
    }

    @Test
    void aTargetWithoutABaselineHasNone() {
        var height = programme("hp-03-ctr-tu-2025").targets().stream()
                .filter(t -> t.code().equals("height-gain-1-18"))
                .findFirst()
                .orElseThrow();
        assertThat(height.baseline()).isEqualTo(OptionalDouble.empty());
        assertThat(height.goal()).hasValue(new Goal(Comparison.AT_LEAST, List.of(1.5)));
    }

    @Test
    void dutiesNeedAllSixClears() {
        assertThat(programme("hp-03-ctr-tu-2025").document().maps("duty_rule"))
                .extracting(clear -> clear.get("key"))
                .containsExactly("person", "work", "responsibility", "authority", "time", "result");
    }

    @Test
    void everyComparisonMeetsItsOwnBorderAsItSays() {
        assertThat(goal(">=", 98).met(98)).isTrue();
        assertThat(goal(">", 20).met(20)).isFalse();
        assertThat(goal("<=", 35).met(35)).isTrue();
        assertThat(goal("<", 13).met(13)).isFalse();
        assertThat(goal("=", 0).met(0)).isTrue();
        assertThat(goal("between", 100, 150).met(100)).isTrue();
        assertThat(goal("between", 100, 150).met(150)).isTrue();
        assertThat(goal("between", 100, 150).met(151)).isFalse();
    }

    @Test
    void theGapIsTheWayThatIsLeft() {
        assertThat(goal(">=", 98).gap(94)).isEqualTo(4);
        assertThat(goal("<", 13).gap(15)).isEqualTo(2);
        assertThat(goal("between", 100, 150).gap(160)).isEqualTo(10);
        assertThat(goal("between", 100, 150).gap(90)).isEqualTo(10);
        assertThat(goal(">=", 98).gap(99)).isZero();
    }

    @Test
    void aGoalNeedsTheFiguresItsComparisonAsksFor() {
        assertThatThrownBy(() -> goal("between", 100)).hasMessageContaining("2 figures");
        assertThatThrownBy(() -> Comparison.of("≥")).hasMessageContaining(">=").hasMessageContaining("≥");
    }

    private static Goal goal(String op, double... figures) {
        return new Goal(
                Comparison.of(op), java.util.Arrays.stream(figures).boxed().toList());
    }

    private Programme programme(String id) {
        return programmes.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
    }
}
