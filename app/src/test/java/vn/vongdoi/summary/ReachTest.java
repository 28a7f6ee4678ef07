package vn.vongdoi.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ReachTest {

    @ParameterizedTest
    @CsvFileSource(files = "src/main/resources/rules/summary/reach.examples.csv", numLinesToSkip = 1)
    void theExamplesBesideTheRuleHold(String section, LocalDate today, @Nullable LocalDate day, boolean covered) {
        var reach = new Reach(today);
        var named = Arrays.stream(Section.values())
                .filter(it -> it.word().equals(section))
                .findFirst();
        assertThat(named.map(it -> reach.covers(it, day)).orElseGet(() -> reach.isCurrent(day)))
                .isEqualTo(covered);
    }
}
