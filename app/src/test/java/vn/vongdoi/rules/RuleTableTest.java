package vn.vongdoi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The sample's amounts are the base salaries of Decrees 38/2019, 24/2023 and 73/2024. */
class RuleTableTest {

    @Test
    void aRuleHoldsFromItsFirstDayToItsLast() {
        assertThat(salaryOn("2023-06-30")).containsExactly("1490000");
        assertThat(salaryOn("2023-07-01")).containsExactly("1800000");
        assertThat(salaryOn("2024-06-30")).containsExactly("1800000");
        assertThat(salaryOn("2019-06-30")).isEmpty();
    }

    @Test
    void anEmptyEndBesideANamedLawMeansStillInForce() {
        assertThat(salaryOn("2099-01-01")).containsExactly("2340000");
    }

    @Test
    void emptyDatingCellsMeanAsInTheRowAbove() {
        var allowance = RuleTable.read("sample/salary").rows().getLast();
        assertThat(allowance.source()).isEqualTo("NĐ 73/2024/NĐ-CP");
        assertThat(allowance.confidence()).isEqualTo(Confidence.SECONDARY);
        assertThat(allowance.validity().holdsOn(LocalDate.of(2024, 6, 30))).isFalse();
        assertThat(allowance.validity().holdsOn(LocalDate.of(2024, 7, 1))).isTrue();
    }

    @Test
    void onlyTheActItselfAndOurOwnChoicesCountAsVerified() {
        assertThat(Stream.of(Confidence.values()).filter(Confidence::verified))
                .containsExactlyInAnyOrder(Confidence.LAW, Confidence.OURS);
    }

    @Test
    void anUnknownColumnIsNamedAndAnEmptyCellIsNoValue() {
        var row = RuleTable.read("sample/salary").rows().getFirst();
        assertThat(row.cell("item")).isEqualTo("base-salary");
        assertThatThrownBy(() -> row.cell("price"))
                .hasMessageContaining("price")
                .hasMessageContaining("amount");
    }

    @Test
    void aFaultyFileIsRefusedWithFileLineAndReason() {
        assertRefused("sample/backwards", "sample/backwards line 2", "2023-06-30");
        assertRefused("sample/shifted", "sample/shifted line 2", "7 cells");
        assertRefused("sample/unsure", "sample/unsure line 2", "probably");
        assertRefused("sample/lawless", "sample/lawless line 2", "");
        assertRefused("sample/undated", "sample/undated", "confidence");
        assertRefused("sample/missing", "sample/missing", "");
    }

    @TestFactory
    Stream<DynamicTest> everyRuleTableOfTheProjectReads() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*/*.csv"))
                .map(file -> Objects.requireNonNull(file.getDescription()).replaceAll(".*rules/(.*)\\.csv.*", "$1"))
                .filter(name -> !name.startsWith("sample/") && !name.endsWith(".examples"))
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(RuleTable.read(name).rows()).isNotEmpty()));
    }

    private static Stream<String> salaryOn(String day) {
        return RuleTable.read("sample/salary").at(LocalDate.parse(day)).stream()
                .filter(row -> row.cell("item").equals("base-salary"))
                .map(row -> row.cell("amount"));
    }

    private static void assertRefused(String name, String where, String why) {
        assertThatThrownBy(() -> RuleTable.read(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(why);
    }
}
