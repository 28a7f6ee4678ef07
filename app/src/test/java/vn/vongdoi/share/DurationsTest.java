package vn.vongdoi.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DurationsTest {

    @ParameterizedTest
    @CsvFileSource(files = "src/main/resources/rules/share/durations.examples.csv", numLinesToSkip = 1)
    void theExamplesBesideTheRuleHold(LocalDate day, String word, @Nullable Long hours) {
        assertThat(Durations.find(word, day))
                .isEqualTo(Optional.ofNullable(hours).map(Duration::ofHours));
    }

    @Test
    void theyAreListedFromTheShortestToTheLongestWhichIsThirtyDays() {
        var today = LocalDate.of(2026, 11, 23);
        var lengths = Durations.list(today).stream()
                .map(word -> Durations.find(word, today).orElseThrow())
                .toList();
        assertThat(lengths).isSortedAccordingTo(Comparator.naturalOrder()).endsWith(Duration.ofDays(30));
    }
}
