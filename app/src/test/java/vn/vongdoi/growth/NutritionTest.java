package vn.vongdoi.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import vn.vongdoi.growth.Scores.Measured;
import vn.vongdoi.person.Sex;
import vn.vongdoi.rules.RuleTable;

class NutritionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvFileSource(resources = "/rules/growth/nutrition.examples.csv", useHeadersInDisplayName = true)
    void signsAreThoseOfTheWho(String sex, int months, double kg, double cm, @Nullable String findings) {
        var birth = DAY.minusMonths(months);
        var scores = Scores.of(
                new Measured(Sex.valueOf(sex.toUpperCase(Locale.ROOT)), Age.between(birth, DAY), kg, cm, null));
        assertThat(Nutrition.findings(birth, scores, DAY))
                .as("%s", scores)
                .extracting(rule -> rule.cell("code"))
                .containsExactlyInAnyOrder(findings == null ? new String[0] : findings.split(" "));
    }

    @Test
    void whatCannotBeTrueTellsNothing() {
        var birth = DAY.minusMonths(24);
        var scores = Scores.of(new Measured(Sex.MALE, Age.between(birth, DAY), 8.0, 58.0, null));
        assertThat(scores.flags()).contains("height_for_age");
        assertThat(Nutrition.findings(birth, scores, DAY))
                .extracting(rule -> rule.cell("sign"))
                .doesNotContain("stunting");
    }

    @Test
    void everyFindingHasAdviceInBothLanguages() {
        for (var rule : RuleTable.read("growth/nutrition").rows()) {
            assertThat(Arrays.asList(
                            rule.cell("name_vi"), rule.cell("name_en"), rule.cell("advice_vi"), rule.cell("advice_en")))
                    .noneMatch(String::isBlank);
        }
    }
}
