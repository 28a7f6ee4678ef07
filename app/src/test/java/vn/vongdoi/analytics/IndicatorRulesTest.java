package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndicatorRulesTest {

    @Test
    void everyRuleFileParsesAndCodesAreUnique() {
        var codes = IndicatorRules.read().stream().map(Indicator::code).toList();
        assertThat(codes).hasSizeGreaterThanOrEqualTo(80).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("computed")
    void computedIndicatorsReadNamedViewsOnly(Indicator indicator) {
        var sql = sql(indicator);
        assertThat(sql).contains("analytics.").doesNotContain("person.person", "record.", "place.facility", "::");
    }

    /** The dialect that rules/analytics/README.md describes. */
    @ParameterizedTest
    @MethodSource("computed")
    void noEngineIsAskedWhatTheOthersDoNotUnderstand(Indicator indicator) {
        assertThat(sql(indicator))
                .doesNotContainPattern("(?i)\\b(lateral|distinct on|limit|age|date_diff|unnest|array|filter|codes)\\b")
                .doesNotContainPattern("(?i)interval '[^']*[a-z]")
                .doesNotContainPattern("(?i)select from|exists *\\((?!select 1 )")
                .doesNotContainPattern("(@>|<@|&&|::|\"|/)")
                .doesNotContainPattern("(?i)(day|birth|:to|:from|as date\\)) *[-+] *\\d");
    }

    @ParameterizedTest
    @MethodSource("computed")
    void whatCountsPeopleOrTheirVisitsIsMarkedPersonal(Indicator indicator) {
        var computed = (Calculation.Computed) indicator.calculation();
        var sql = sql(indicator);
        assertThat(computed.personal())
                .isEqualTo(Stream.of("visit", "diagnosis", "measured", "resident")
                        .anyMatch(view -> sql.contains("analytics." + view)));
    }

    @ParameterizedTest
    @MethodSource("computed")
    void aFigureSaysByWhatItIsBrokenDown(Indicator indicator) {
        assertThat(indicator.disaggregations()).isNotEmpty();
        assertThat(indicator.disaggregations().contains(Disaggregation.MONTH))
                .as("what is told of today only has no months")
                .isNotEqualTo(sql(indicator).contains("followed_day"));
    }

    @Test
    void whatMustBeKnownBesidesAFigureStandsWithIt() {
        assertThat(computed().filter(it -> it.caveats().isEmpty()).map(Indicator::code))
                .as("a number of facilities explains itself")
                .containsExactly("commune-stations", "specialised-hospitals");
    }

    @Test
    void aBreakdownIsOneOfAClosedSet() {
        assertThat(Disaggregation.of("age-band")).isEqualTo(Disaggregation.AGE_BAND);
        assertThatThrownBy(() -> Disaggregation.of("religion")).hasMessageContaining("priority-group");
    }

    static Stream<Indicator> computed() {
        return IndicatorRules.read().stream().filter(i -> i.calculation() instanceof Calculation.Computed);
    }

    private static String sql(Indicator indicator) {
        return String.join("\n", indicator.calculation().sql());
    }
}
