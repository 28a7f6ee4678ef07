package vn.vongdoi.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vongdoi.page.Problem;

class CitizenCardTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String LINE =
            "031190000456|031234567|Mô Phỏng Thị Ngọc Ánh|29021992|Nữ|Số 1 ngõ 2, Lê Chân, Hải Phòng|15082021";

    @Test
    void aLineSaysWhoItIs() {
        var card = read(LINE);
        assertThat(card.number().value()).isEqualTo("031190000456");
        assertThat(card.name()).isEqualTo("Mô Phỏng Thị Ngọc Ánh");
        assertThat(card.birth()).isEqualTo("1992-02-29");
        assertThat(card.sex()).isEqualTo(Sex.FEMALE);
        assertThat(card.address()).isEqualTo("Số 1 ngõ 2, Lê Chân, Hải Phòng");
    }

    @Test
    void theOldNumberMayBeEmptyAndNewerCardsSayMore() {
        assertThat(read("031090000123||Mô Phỏng Văn A|02011990|Nam||01012022")).satisfies(card -> {
            assertThat(card.sex()).isEqualTo(Sex.MALE);
            assertThat(card.birth()).isEqualTo("1990-01-02");
        });
        assertThat(read(LINE + "||Mô Phỏng Văn Cha|Mô Phỏng Thị Mẹ|")).isEqualTo(read(LINE));
    }

    @Test
    void theScannersLineEndAndUnicodeFormDoNotMatter() {
        assertThat(read(" " + Normalizer.normalize(LINE, Normalizer.Form.NFD) + "\r\n"))
                .isEqualTo(read(LINE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';7 phần",
                "https://example.org/x;7 phần",
                "031190000456|031234567|Mô Phỏng;nhận 3",
                "03119000045|1|A B|29021992|Nữ|x|15082021;12 chữ số, nhận \"03119000045\"",
                "03119000045x|1|A B|29021992|Nữ|x|15082021;12 chữ số",
                "031190000456|1||29021992|Nữ|x|15082021;họ tên",
                "031190000456|1|031190000456|29021992|Nữ|x|15082021;họ tên",
                "031190000456|1|A B|29021993|Nữ|x|15082021;ngày sinh",
                "031190000456|1|A B|1992-02-29|Nữ|x|15082021;ngày sinh",
                "031190000456|1|A B|24112026|Nữ|x|15082021;ngày sinh",
                "031190000456|1|A B|29021992|Female|x|15082021;Nam hoặc Nữ",
                "031190000456|1|A B|29021992|Nữ|x|;ngày cấp",
                "031190000456|1|A B|29021992|Nữ|x|15081991;ngày cấp",
            })
    void whatIsNoCardIsRefusedWithTheReason(String line, String reason) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(Problem.class).hasMessageContaining(reason);
    }

    private static CitizenCard read(String line) {
        return CitizenCard.read(line, TODAY);
    }
}
