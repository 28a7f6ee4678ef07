package vn.vongdoi.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** The forms that pages.md asks for. */
class FormatsTest {
    private final Formats vietnamese = new Formats(Language.VI);
    private final Formats english = new Formats(Language.EN);

    @Test
    void vietnameseWritesDotsForThousandsAndACommaForDecimals() {
        assertThat(vietnamese.number(1234.5, 1)).isEqualTo("1.234,5");
        assertThat(vietnamese.number(1234000)).isEqualTo("1.234.000");
        assertThat(vietnamese.money(1234000)).isEqualTo("1.234.000\u00a0đ");
        assertThat(vietnamese.number(-0.5, 1)).isEqualTo("−0,5");
    }

    @Test
    void englishWritesThemTheOtherWayRound() {
        assertThat(english.number(1234.5, 1)).isEqualTo("1,234.5");
        assertThat(english.money(1234000)).isEqualTo("VND\u00a01,234,000");
    }

    @Test
    void daysAreDaysInVietNam() {
        var lateInUtc = Instant.parse("2026-11-20T18:30:00Z");
        assertThat(vietnamese.date(lateInUtc)).isEqualTo("21/11/2026");
        assertThat(vietnamese.time(lateInUtc)).isEqualTo("21/11/2026 01:30");
        assertThat(english.date(LocalDate.of(2026, 11, 21))).isEqualTo("21 Nov 2026");
        assertThat(vietnamese.month(YearMonth.of(2026, 4))).isEqualTo("04/2026");
    }

    @Test
    void halvesAreRoundedAwayFromZero() {
        assertThat(vietnamese.number(2.5, 0)).isEqualTo("3");
        assertThat(vietnamese.number(0.25, 1)).isEqualTo("0,3");
    }

    @Test
    void measuredValuesKeepOnlyTheDecimalsTheyHave() {
        assertThat(vietnamese.number(134.0)).isEqualTo("134");
        assertThat(vietnamese.number(5.9)).isEqualTo("5,9");
    }
}
