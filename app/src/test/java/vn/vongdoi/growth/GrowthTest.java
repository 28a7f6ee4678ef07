package vn.vongdoi.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Sex;

class GrowthTest {
    private static final LocalDate BORN = LocalDate.of(2022, 1, 15);

    /** Values of the WHO's printed tables, which give one decimal. */
    @ParameterizedTest
    @CsvFileSource(files = "src/main/resources/rules/growth/who.examples.csv", numLinesToSkip = 1)
    void theTablesOfTheWhoAreMet(String measure, String sex, int month, double z, double value) {
        var of = Measure.valueOf(measure.toUpperCase(Locale.ROOT));
        var whose = Sex.valueOf(sex.toUpperCase(Locale.ROOT));
        assertThat(Growth.curve(of, whose, z, month, month))
                .singleElement()
                .satisfies(point -> assertThat(point.value()).isCloseTo(value, within(0.051)));
    }

    /** The WHO's median for boys of 24 months, standing, is 87.1 cm, a standard deviation 3.05 cm. */
    @Test
    void aShortChildIsToldSo() {
        var chart = charts(Sex.MALE)
                .chart(Measure.HEIGHT, Map.of(BORN.plusMonths(24).plusDays(1), 80.0))
                .orElseThrow();
        assertThat(chart.title()).contains("80 cm", "2 tuổi", "thấp hơn mức thường 2,3 độ lệch chuẩn");
        assertThat(chart.curves()).extracting(GrowthChart.Curve::label).containsExactly("+2", "0", "−2");
    }

    /** WHO, boys of 30 days: median 4.4 kg, two standard deviations below 3.4 kg; at birth 3.3 kg and 2.5 kg. */
    @Test
    void aNewbornIsJudgedByTheDayAndNotByTheMonth() {
        assertThat(charts(Sex.MALE).chart(Measure.WEIGHT, Map.of(BORN.plusDays(30), 4.5)))
                .hasValueSatisfying(chart -> assertThat(chart.title()).contains("trong khoảng thường gặp"));
        assertThat(charts(Sex.MALE).chart(Measure.WEIGHT, Map.of(BORN.plusDays(30), 3.3)))
                .hasValueSatisfying(chart -> assertThat(chart.title()).contains("nhẹ hơn mức thường"));
    }

    @Test
    void slipsOfThePenAndGrownPeopleAreNotDrawn() {
        assertThat(charts(Sex.MALE).chart(Measure.HEIGHT, Map.of(BORN.plusMonths(24), 175.0)))
                .isEmpty();
        assertThat(charts(Sex.MALE).chart(Measure.HEIGHT, Map.of(BORN.plusYears(30), 170.0)))
                .isEmpty();
        assertThat(charts(Sex.MALE).chart(Measure.WEIGHT, Map.of(BORN.plusYears(11), 40.0)))
                .isEmpty();
        assertThat(charts(Sex.UNDETERMINED).chart(Measure.HEIGHT, Map.of(BORN.plusMonths(24), 87.0)))
                .isEmpty();
    }

    private static Charts charts(Sex sex) {
        return new Charts(BirthDate.of(BORN), sex, new Texts(), Language.VI);
    }
}
