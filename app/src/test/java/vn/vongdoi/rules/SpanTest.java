package vn.vongdoi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logic specification, date rules CALCDT-1 to CALCDT-6. */
class SpanTest {
    @ParameterizedTest
    @CsvSource({
        "2000-01-01, 3 years, 2003-01-01",
        "2000-01-01, 6 months, 2000-07-01",
        "2000-01-01, 3 days, 2000-01-04",
        "2000-01-01, 2 weeks, 2000-01-15",
        "2000-02-01, 2 months - 1 day, 2000-03-31",
        "2000-10-31, 1 month, 2000-12-01",
        "2008-02-29, 1 year, 2009-03-01",
        "2021-08-31, 6 months, 2022-03-01",
        "2000-01-01, 6 yrs - 4 days, 2005-12-28",
        "2000-01-15, 3 months + 4 weeks, 2000-05-13",
        "2000-01-15, 16 years - 4 months, 2015-09-15",
    })
    void yearsAndMonthsAreAddedBeforeWeeksAndDays(LocalDate from, String span, LocalDate to) {
        assertThat(Span.of(span).after(from)).isEqualTo(to);
    }

    @Test
    void whatIsNoSpanIsRefused() {
        for (var text : new String[] {"", "4", "4 moons", "4 weeks of", "weeks"}) {
            assertThatThrownBy(() -> Span.of(text))
                    .hasMessageContaining("expected a span")
                    .hasMessageContaining(text);
        }
    }
}
