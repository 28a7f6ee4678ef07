package vn.vongdoi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.search.Asked.asked;

import org.junit.jupiter.api.Test;

/** Which dates, numbers and quantities answer a search; the examples are those of R4's page "Search" where it has some. */
class SearchOrderedValuesTest {
    private static final String UCUM = "http://unitsofmeasure.org";

    @Test
    void aTimeEqualsTheDayItLiesIn() {
        assertThat(asked("date=eq2013-01-14", effective("2013-01-14T00:00:00+07:00")))
                .isTrue();
        assertThat(asked("date=2013-01-14", effective("2013-01-14T10:00:00+07:00")))
                .isTrue();
        assertThat(asked("date=eq2013-01-14", effective("2013-01-15T00:00:00+07:00")))
                .isFalse();
    }

    @Test
    void aTimeDiffersFromTheDaysItDoesNotLieIn() {
        assertThat(asked("date=ne2013-01-14", effective("2013-01-15T00:00:00+07:00")))
                .isTrue();
        assertThat(asked("date=ne2013-01-14", effective("2013-01-14T00:00:00+07:00")))
                .isFalse();
        assertThat(asked("date=ne2013-01-14", effective("2013-01-14T10:00:00+07:00")))
                .isFalse();
    }

    @Test
    void aDayIsBothBeforeAndAfterAnHourOfIt() {
        assertThat(asked("date=lt2013-01-14T10:00", effective("2013-01-14"))).isTrue();
        assertThat(asked("date=gt2013-01-14T10:00", effective("2013-01-14"))).isTrue();
    }

    @Test
    void anOpenPeriodMayReachAnyLaterDay() {
        var since = "{\"resourceType\":\"Observation\",\"effectivePeriod\":{\"start\":\"2013-01-21\"}}";
        assertThat(asked("date=ge2013-03-14", since)).isTrue();
        assertThat(asked("date=le2013-03-14", since)).isTrue();
        assertThat(asked("date=sa2013-03-14", since)).isFalse();
        assertThat(asked("date=eb2013-03-14", since)).isFalse();
    }

    @Test
    void startsAfterAndEndsBeforeLeaveTheDayItselfOut() {
        var from15 = "{\"resourceType\":\"Observation\",\"effectivePeriod\":{\"start\":\"2013-03-15\"}}";
        assertThat(asked("date=sa2013-03-14", from15)).isTrue();
        assertThat(asked("date=eb2013-03-14", from15)).isFalse();
        var until21 = "{\"resourceType\":\"Observation\",\"effectivePeriod\":{\"end\":\"2013-01-21\"}}";
        assertThat(asked("date=eb2013-03-14", until21)).isTrue();
        assertThat(asked("date=sa2013-03-14", until21)).isFalse();
        assertThat(asked("date=sa2013-03-14", effective("2013-03-14"))).isFalse();
    }

    @Test
    void greaterThanADayMeansBeyondItAndGreaterOrEqualIncludesIt() {
        assertThat(asked("date=gt2013-03-14", effective("2013-03-14"))).isFalse();
        assertThat(asked("date=ge2013-03-14", effective("2013-03-14"))).isTrue();
        assertThat(asked("date=lt2013-03-14", effective("2013-03-14"))).isFalse();
        assertThat(asked("date=le2013-03-14", effective("2013-03-14T23:59:59+07:00")))
                .isTrue();
    }

    @Test
    void aYearHoldsAllItsDays() {
        assertThat(asked("date=2000", effective("2000-12-31"))).isTrue();
        assertThat(asked("date=2000", effective("2001-01-01"))).isFalse();
        assertThat(asked("date=2000-04", effective("2000")))
                .as("a month does not contain its year")
                .isFalse();
    }

    /** "10% of the gap between now and the date." */
    @Test
    void aboutADateIsATenthOfItsDistanceFromNow() {
        var half = effective("2026-10-28");
        assertThat(asked("date=ap2026-11-02", half))
                .as("20 days ago, 2 to each side")
                .isFalse();
        assertThat(asked("date=ap2026-10-31", effective("2026-10-29")))
                .as("22 days ago")
                .isTrue();
        assertThat(asked("date=ap2026-11-02", effective("2026-11-02"))).isTrue();
    }

    @Test
    void aNumberIsAsPreciseAsItIsWritten() {
        assertThat(asked("probability=100", probability("99.5"))).isTrue();
        assertThat(asked("probability=100", probability("100.49"))).isTrue();
        assertThat(asked("probability=100", probability("100.5"))).isFalse();
        assertThat(asked("probability=100.00", probability("99.995"))).isTrue();
        assertThat(asked("probability=100.00", probability("100.01"))).isFalse();
        assertThat(asked("probability=1e2", probability("95"))).isTrue();
        assertThat(asked("probability=1e2", probability("104.9"))).isTrue();
        assertThat(asked("probability=1e2", probability("105"))).isFalse();
        assertThat(asked("probability=1.00e2", probability("100.4"))).isTrue();
        assertThat(asked("probability=1.00e2", probability("101"))).isFalse();
        assertThat(asked("probability=ne100", probability("100.4"))).isFalse();
        assertThat(asked("probability=ne100", probability("100.5"))).isTrue();
    }

    @Test
    void comparisonsTakeANumberExactly() {
        assertThat(asked("probability=lt100", probability("99.99"))).isTrue();
        assertThat(asked("probability=lt100", probability("100"))).isFalse();
        assertThat(asked("probability=le100", probability("100"))).isTrue();
        assertThat(asked("probability=gt100", probability("100.0"))).isFalse();
        assertThat(asked("probability=ge100", probability("100.0"))).isTrue();
        assertThat(asked("probability=gt0.8", probability("0.81"))).isTrue();
        assertThat(asked("probability=gt8e-1", probability("0.8"))).isFalse();
        assertThat(asked("probability=sa0.8", probability("0.9"))).isTrue();
        assertThat(asked("probability=eb0.8", probability("0.9"))).isFalse();
        assertThat(asked("probability=ap100", probability("109"))).isTrue();
        assertThat(asked("probability=ap100", probability("111"))).isFalse();
    }

    /** An integer can only be met exactly. */
    @Test
    void anIntegerIsFoundByItselfAndByNoFraction() {
        var json = "{\"resourceType\":\"MolecularSequence\",\"variant\":[{\"start\":2}]}";
        assertThat(asked("variant-start=2", json)).isTrue();
        assertThat(asked("variant-start=2.0", json)).isTrue();
        assertThat(asked("variant-start=2.5", json)).isFalse();
        assertThat(asked("variant-start=3", json)).isFalse();
    }

    @Test
    void aRangeIsFoundWhereItReaches() {
        var json = """
                {"resourceType":"RiskAssessment","prediction":[{"probabilityRange":{"low":{"value":1},"high":{"value":5}}}]}""";
        assertThat(asked("probability=gt4", json)).isTrue();
        assertThat(asked("probability=lt2", json)).isTrue();
        assertThat(asked("probability=3", json)).as("3 does not contain 1 to 5").isFalse();
        assertThat(asked("probability=sa0", json)).isTrue();
        assertThat(asked("probability=sa1", json)).isFalse();
    }

    @Test
    void aQuantityIsAskedForWithItsUnit() {
        assertThat(asked("value-quantity=5.4|" + UCUM + "|mg", milligrams("5.4")))
                .isTrue();
        assertThat(asked("value-quantity=5.4|" + UCUM + "|mg", milligrams("5.44")))
                .isTrue();
        assertThat(asked("value-quantity=5.4|" + UCUM + "|mg", milligrams("5.45")))
                .isFalse();
        assertThat(asked("value-quantity=5.4|" + UCUM + "|g", milligrams("5.4")))
                .isFalse();
        assertThat(asked("value-quantity=5.4||mg", milligrams("5.4"))).isTrue();
        assertThat(asked("value-quantity=5.4||milligram", milligrams("5.4")))
                .as("the unit people read")
                .isTrue();
        assertThat(asked("value-quantity=5.4", milligrams("5.4"))).isTrue();
        assertThat(asked("value-quantity=le5.4|" + UCUM + "|mg", milligrams("5.4")))
                .isTrue();
        assertThat(asked("value-quantity=le5.4|" + UCUM + "|mg", milligrams("5.41")))
                .isFalse();
        assertThat(asked("value-quantity=ap5.4|" + UCUM + "|mg", milligrams("5.9")))
                .isTrue();
        assertThat(asked("value-quantity=5.40e-3", milligrams("0.005404"))).isTrue();
        assertThat(asked("value-quantity=5.40e-3", milligrams("0.00541"))).isFalse();
    }

    @Test
    void lessThanFiveIsBelowSixButNotFour() {
        var json = "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":5,\"comparator\":\"<\"}}";
        assertThat(asked("value-quantity=lt6", json)).isTrue();
        assertThat(asked("value-quantity=ge5", json)).isFalse();
        assertThat(asked("value-quantity=eb5", json)).isTrue();
        assertThat(asked("value-quantity=4", json)).isFalse();
    }

    private static String effective(String date) {
        return "{\"resourceType\":\"Observation\",\"effectiveDateTime\":\"" + date + "\"}";
    }

    private static String probability(String number) {
        return "{\"resourceType\":\"RiskAssessment\",\"prediction\":[{\"probabilityDecimal\":" + number + "}]}";
    }

    private static String milligrams(String value) {
        return "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":" + value
                + ",\"unit\":\"milligram\",\"system\":\"" + UCUM + "\",\"code\":\"mg\"}}";
    }
}
