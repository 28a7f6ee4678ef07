package vn.vongdoi.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of QĐ 130 and 3176 for LIEU_DUNG, said to whoever takes the medicine. */
class DoseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 viên/lần * 2 lần/ngày * 5 ngày [4 viên/ngày] | Mỗi lần 2 viên, ngày 2 lần, trong 5 ngày | 2 tablet(s) each time, 2 times a day, for 5 days",
                "1 viên/lần * 1 lần/ngày | Mỗi lần 1 viên, ngày 1 lần | 1 tablet(s) each time, once a day",
                "1/2 viên/lần*3 lần/ngày*1 ngày | Mỗi lần 1/2 viên, ngày 3 lần, trong 1 ngày | 1/2 tablet(s) each time, 3 times a day, for 1 day",
                "2 lần/ngày * 7 ngày | Ngày 2 lần, trong 7 ngày | 2 times a day, for 7 days",
                "Sáng: 3 viên, Chiều: 2 viên, Tối: 1 viên [6 viên/ngày] | Sáng: 3 viên, Chiều: 2 viên, Tối: 1 viên | morning: 3 tablet(s), afternoon: 2 tablet(s), evening: 1 tablet(s)",
                "12g * 1 thang * 5 ngày | 12g * 1 thang * 5 ngày | ''",
                "Uống khi đau, tối đa 3 viên một ngày | Uống khi đau, tối đa 3 viên một ngày | ''",
            })
    void aDoseIsSaidInPlainWords(String written, String vietnamese, String english) {
        assertThat(Dose.of(written)).isEqualTo(new Dose(vietnamese, english));
    }
}
