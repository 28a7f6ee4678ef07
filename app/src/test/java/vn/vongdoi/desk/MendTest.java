package vn.vongdoi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.rules.RuleTable;

/** Whoever is told of a fault is told what to do about it. */
class MendTest {
    private final Texts texts = new Texts();

    @ParameterizedTest
    @EnumSource
    void everyRuleOfTheDoorSaysHowToMendItAndNoOtherDoes(Language language) {
        var rules = RuleTable.read("claims/checks").rows().stream()
                .map(rule -> "desk.mend." + rule.cell("id"))
                .collect(Collectors.toSet());
        var told = texts.keys(language).stream()
                .filter(key -> key.startsWith("desk.mend."))
                .collect(Collectors.toSet());
        assertThat(told).isEqualTo(rules);
        assertThat(told).allSatisfy(key -> assertThat(texts.text(language, key)).hasSizeBetween(20, 200));
    }
}
