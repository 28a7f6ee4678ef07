package vn.vongdoi.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Defined;
import vn.vongdoi.analytics.Period;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.Standing;
import vn.vongdoi.place.ProvinceCode;

/** The board of Hà Nội, whose two programmes ask for some of the same. */
class ProvinceBoardTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Text TEXT = new Text("thử", "test");
    private static final ProvinceCode HA_NOI = new ProvinceCode("01");

    @Test
    void whatStandsInSeveralProgrammesIsOneRowWithAllItsGoals() {
        var board = board(Map.of("insurance-coverage", 96.0));
        var insurance = board.rows().stream()
                .filter(it -> it.indicator().code().equals("insurance-coverage"))
                .toList();
        assertThat(insurance).hasSize(1);
        // 06-CTr/TU: 100 by 2030. 91/KH-UBND: 95 by 2025, more than 98 by 2030.
        assertThat(insurance.getFirst().held())
                .extracting(ProvinceBoard.Held::key)
                .containsExactlyInAnyOrder(
                        "hn-06-ctr-tu/insurance-coverage/2030/100",
                        "hn-91-kh-ubnd-2018/insurance-coverage/2025/95",
                        "hn-91-kh-ubnd-2018/insurance-coverage/2030/98");
        assertThat(insurance.getFirst().held())
                .extracting(it -> it.score().standing())
                .contains(Score.Standing.REACHED, Score.Standing.UNDERWAY);
        assertThat(insurance.getFirst().standing()).isEqualTo(Standing.DUE);
    }

    @Test
    void everyTargetStandsOnceAndNoneIsLost() {
        var board = board(Map.of());
        var keys = board.rows().stream()
                .flatMap(it -> it.held().stream())
                .map(ProvinceBoard.Held::key)
                .toList();
        assertThat(keys).hasSize(22 + 41).doesNotHaveDuplicates(); // of 06-CTr/TU and of 91/KH-UBND
        assertThat(board.count(Standing.NONE)).isEqualTo(board.rows().size());
    }

    @Test
    void whatIsLateStandsFirstAndThenWhatIsFurthestBehindItsTime() {
        var board = board(Map.of(
                "life-expectancy", 76.0, // 74.5 by 2025 is reached, 78 by 2030 is near
                "satisfaction", 80.0, // 85 by the end of 2025 was missed
                "emr-facilities", 10.0, // of 100 by 2030
                "private-bed-share", 24.0)); // 12 by 2025 and 18 by 2030 are reached, 25 by 2030 is near
        assertThat(board.rows().stream().limit(4).map(it -> it.indicator().code()))
                .startsWith("satisfaction", "emr-facilities");
        assertThat(board.rows().getFirst().standing()).isEqualTo(Standing.LATE);
        assertThat(board.count(Standing.LATE)).isEqualTo(1);
        assertThat(board.count(Standing.DUE)).isEqualTo(3);
        assertThat(board.count(Standing.OK)).isZero();
    }

    @Test
    void aVisionBeyondTheProgrammesYearsMakesNothingLate() {
        // Above 75 by 2030 and 78 by 2030 hold; 80 is asked for by 2045 only.
        var board = board(Map.of("life-expectancy", 79.0));
        var life = board.rows().stream()
                .filter(it -> it.indicator().code().equals("life-expectancy"))
                .findFirst()
                .orElseThrow();
        assertThat(life.held()).hasSize(4);
        assertThat(life.standing()).isEqualTo(Standing.OK);
    }

    @Test
    void whoLooksForAnOwnerFindsWhatWasHandedOnToThem() {
        // Plan 91 gives beds by 2030 to Sở Kế hoạch và Đầu tư, whose work is Sở Tài chính's since March 2025; beds by
        // 2025 to Sở Y tế.
        var agencies = Agencies.read();
        var finance = agencies.named("Sở Tài chính");
        var board = ProvinceBoard.of(
                programmes(),
                target -> value(target, Map.of()),
                target -> target.lead()
                        .map(agencies::named)
                        .map(it -> new Programmes.Owner(agencies.on(it, TODAY), it, List.of())),
                TODAY);
        var codes = board.rows().stream()
                .filter(it -> it.isOwnedBy(finance.key()))
                .map(it -> it.indicator().code());
        assertThat(codes).contains("beds-per-10k", "health-spend-growth").doesNotContain("satisfaction");
    }

    private static List<Programme> programmes() {
        return ProgrammeRules.read().stream()
                .filter(it -> it.province().equals(HA_NOI))
                .toList();
    }

    private static ProvinceBoard board(Map<String, Double> figures) {
        return ProvinceBoard.of(programmes(), target -> value(target, figures), _ -> Optional.empty(), TODAY);
    }

    private static Value value(Target target, Map<String, Double> figures) {
        var indicator = Defined.indicator(target.code());
        var figure = figures.get(target.code());
        return new Value(
                indicator,
                new Area.OfProvince(HA_NOI),
                new Period(TODAY, TODAY),
                figure == null ? new Value.Unknown(TEXT) : new Value.Known(figure, figure, 1),
                1,
                Instant.EPOCH);
    }
}
