package vn.vongdoi.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
    @ParameterizedTest
    @CsvSource({
        "1957-02-11, 11/02/1957, 5",
        "19570211, 195702110000, 5",
        "1957-02-11, 1957, 4",
        "1957-02-11, 1957-02, 4",
        "1957-02-11, 195700000000, 4",
        "1957-02-11, 1957-11-02, 3",
        "1957-02-11, 1957-02-12, 3",
        "1957-02-11, 1957-02-28, 2",
        "1957-02-11, 1963-05-11, 1",
        "1957-02, 1958, 1",
    })
    void datesOfBirthAgreeAsFarAsTheyAreTold(String one, String other, int level) {
        assertThat(level(Field.BIRTH, one, other)).isEqualTo(level);
        assertThat(level(Field.BIRTH, other, one)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "Nguyễn Văn Ánh, NGUYEN VAN ANH, 6",
        "Nguyễn Văn Ánh, Anh Nguyen Van, 5",
        "Nguyễn Văn Ánh, Nguyễn Ánh, 4",
        "Nguyễn Thị Hòa, NGUYỄN THỊ HOÀ, 6",
        "Nguyễn Thị Phương, Nguyễn Thi Phương, 2",
        "Phạm Gia An, Phạm Gia Ân, 2",
        "Nguyễn Thị Phương, Nguyễn Thj Phương, 2",
        "Nguyễn Thị Phương, Nguyên Thị Phương, 2",
        "Nguyễn Thị Phương, Nguyeen Thị Phương, 3",
        "Nguyễn Hải Anh, Nguyễn Hà Anh, 2",
        "Nguyễn Thị Phương, Nguyễn Thị Phươnq, 2",
        "Nguyễn An, Nguyễn An Bình, 2",
        "Nguyễn Văn An, Nguyễn Văn Bình, 2",
        "Nguyễn Văn An, Trần Thị Bình, 1",
    })
    void namesAgreeWithoutDiacriticsInAnyOrder(String one, String other, int level) {
        assertThat(level(Field.NAME, one, other)).isEqualTo(level);
        assertThat(level(Field.NAME, other, one)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "031057000951, 031057000951, 3",
        "031057000951, 031 057 000 951, 3",
        "031057000951, 031057000915, 2",
        "031057000951, 031057009951, 2",
        "031057000951, 031057000952, 1",
        "031057000951, 031057000123, 1",
    })
    void numbersAgreeOrAreOneSlipApart(String one, String other, int level) {
        assertThat(level(Field.CCCD, one, other)).isEqualTo(level);
    }

    @Test
    void whatIsNotToldSaysNothing() {
        for (var field : Field.values()) {
            assertThat(level(field, "", "1")).as(field.word()).isZero();
            assertThat(level(field, "", "")).as(field.word()).isZero();
        }
    }

    /** Whatever is written, agreement is the same from both sides, and nobody agrees more than with oneself. */
    @Test
    void agreementHasTwoSides() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            for (var field : Field.values()) {
                var one = text(random);
                var other = text(random);
                int level = level(field, one, other);
                assertThat(level(field, other, one))
                        .as("%s: %s, %s", field, one, other)
                        .isEqualTo(level);
                assertThat(level).isBetween(0, level(field, one, one));
            }
        }
    }

    private static String text(SplittableRandom random) {
        var letters = "ab1 2-0";
        var text = new StringBuilder();
        for (int i = random.nextInt(1, 9); i > 0; i--) text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }

    private static int level(Field field, String one, String other) {
        var left = Profile.of(Map.of(field, one), word -> word);
        return field.level(left.compare(Profile.of(Map.of(field, other), word -> word)));
    }
}
