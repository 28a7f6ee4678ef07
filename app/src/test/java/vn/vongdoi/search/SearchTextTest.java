package vn.vongdoi.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void caseAndDiacriticsDoNotMatter() {
        assertThat(SearchText.plain("Nguyễn Văn Ánh")).isEqualTo("nguyen van anh");
        assertThat(SearchText.plain("ĐẶNG ĐÌNH ĐỨC")).isEqualTo("dang dinh duc");
        assertThat(SearchText.plain("Nguye\u0302\u0303n"))
                .as("taken apart by the sender")
                .isEqualTo("nguyen");
        assertThat(SearchText.plain("Ångström")).isEqualTo("angstrom");
    }

    /** "Punctuation and non-significant whitespace … should also be ignored." */
    @Test
    void punctuationAndNeedlessSpacesDoNotMatter() {
        assertThat(SearchText.plain("O'Brien")).isEqualTo("obrien");
        assertThat(SearchText.plain("  12/3\tLê  Lợi, P. Hồng Bàng – Hải Phòng "))
                .isEqualTo("123 le loi p hong bang hai phong");
        assertThat(SearchText.plain("a\u00a0b")).isEqualTo("a b");
        assertThat(SearchText.plain(" -. ")).isEmpty();
    }

    @Test
    void lettersOfOtherScriptsStay() {
        assertThat(SearchText.plain("王 小明")).isEqualTo("王 小明");
        assertThat(SearchText.plain("ИВАН")).isEqualTo("иван");
    }
}
