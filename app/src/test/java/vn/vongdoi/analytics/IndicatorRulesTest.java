package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.RuleDocument;
import vn.vongdoi.rules.Validity;

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

    /** Else every change of the record would touch every cell. */
    @ParameterizedTest
    @MethodSource("computed")
    void ofHowFarTheStoreHasComeOnlyTheDayOfTheSchedulesIsAsked(Indicator indicator) {
        assertThat(sql(indicator).replace("(select h.followed_day from analytics.head h)", ""))
                .doesNotContain("analytics.head");
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
        assertThat(indicator.disaggregations().list()).isNotEmpty();
        assertThat(indicator.disaggregations().list().contains(Disaggregation.MONTH))
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

    @Test
    void aBreakdownThatTheQueriesCannotTellIsRefused() {
        assertThat(definition(Map.of()).disaggregations().parts()).containsExactly(Disaggregation.SEX);
        assertThatThrownBy(() -> definition(Map.of("disaggregations", List.of("ownership"))))
                .hasMessageContaining("ownership needs the column facility");
        assertThatThrownBy(() -> definition(
                        Map.of("denominator", "select r.commune as place, 1 as value from analytics.resident r")))
                .hasMessageContaining("sex needs the column person");
        assertThatThrownBy(() -> definition(Map.of("whole", List.of("sex"))))
                .hasMessageContaining("the denominator can be told apart by sex");
        assertThatThrownBy(() -> definition(Map.of("disaggregations", List.of("sex", "age-band"))))
                .hasMessageContaining("a set of age bands");
        assertThatThrownBy(() -> definition(Map.of("disaggregations", List.of("age-band"), "ages", "dinosaurs")))
                .hasMessageContaining("expected one of all, adults");
        assertThatThrownBy(() -> definition(Map.of(
                        "disaggregations",
                        List.of("age-band"),
                        "ages",
                        "all",
                        "numerator",
                        "select v.place, v.person, v.day, 1 as value from analytics.visit v")))
                .hasMessageContaining("the age of different days");
        assertThatThrownBy(
                        () -> definition(Map.of("numerator", "select person, count(*) as value from analytics.visit")))
                .hasMessageContaining("expected [place, value]");
    }

    /** A ratio of people by sex, but for some of its keys. */
    private static Indicator definition(Map<String, Object> others) {
        var text = Map.of("vi", "thử", "en", "test");
        var people = "select r.commune as place, r.person, 1 as value from analytics.resident r";
        var body = new HashMap<String, Object>(Map.of(
                "code",
                "test",
                "name",
                text,
                "unit",
                "percent",
                "direction",
                "up",
                "definition",
                text,
                "disaggregations",
                List.of("sex"),
                "period",
                "year",
                "measure",
                "ratio",
                "factor",
                "100",
                "empty",
                text));
        body.put("numerator", people);
        body.put("denominator", people);
        body.putAll(others);
        return IndicatorRules.indicator(
                new RuleDocument("analytics/test", Validity.ALWAYS, "test", Confidence.OURS, body));
    }

    static Stream<Indicator> computed() {
        return IndicatorRules.read().stream().filter(i -> i.calculation() instanceof Calculation.Computed);
    }

    private static String sql(Indicator indicator) {
        return String.join("\n", indicator.calculation().sql());
    }
}
