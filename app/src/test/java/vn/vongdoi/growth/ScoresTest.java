package vn.vongdoi.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vongdoi.growth.Scores.Measured;
import vn.vongdoi.growth.Scores.Position;
import vn.vongdoi.person.Sex;

class ScoresTest {
    @TempDir
    Path folder;

    private static Scores of(Sex sex, double months, Double kg, Double cm) {
        return Scores.of(new Measured(sex, Age.ofMonths(months), kg, cm, null));
    }

    /** Printed tables of the WHO (weight, length and height for age, weight for height, BMI for age), to one decimal. */
    @ParameterizedTest
    @CsvSource({
        "MALE,   0,   3.3,  49.9,  0",
        "MALE,   12,  7.7,  71.0, -2",
        "MALE,   12,  12.0, 80.5,  2",
        "FEMALE, 12,  7.0,  68.9, -2",
        "FEMALE, 24,  11.5, 85.7,  0",
        "FEMALE, 24,  9.0,  79.3, -2",
        "MALE,   60,  18.3, 110.0, 0",
        "FEMALE, 60,  13.7, 99.9, -2",
        "MALE,   84,  22.9, 121.7, 0",
        "FEMALE, 120, 31.9, 138.6, 0",
    })
    void thePrintedTablesOfTheWhoAreMet(Sex sex, int months, double kg, double cm, double z) {
        var scores = of(sex, months, kg, cm);
        assertThat(scores.weightForAge().orElseThrow()).as("weight").isCloseTo(z, within(0.12));
        assertThat(scores.heightForAge().orElseThrow()).as("height").isCloseTo(z, within(0.05));
    }

    @Test
    void theCheckValueOfTheWhoIsMet() {
        var girl = Scores.of(new Measured(Sex.FEMALE, new Age(1522, 1522 / 30.4375), 17.0, null, null));
        assertThat(girl.weightForAge().orElseThrow()).isCloseTo(0.24, within(0.005));
        assertThat(girl.heightForAge()).isEmpty();
        assertThat(girl.weightForHeight()).isEmpty();
    }

    /** WHO, weight-for-length of boys: 65 cm 7.3 kg, 85 cm 11.5 kg; weight-for-height of girls: 100 cm 15.2 kg. */
    @Test
    void weightIsHeldAgainstLengthAndHeight() {
        assertThat(of(Sex.MALE, 6, 7.3, 65.0).weightForHeight().orElseThrow()).isCloseTo(0, within(0.1));
        assertThat(of(Sex.MALE, 18, 11.5, 85.0).weightForHeight().orElseThrow()).isCloseTo(0, within(0.1));
        assertThat(of(Sex.FEMALE, 48, 15.2, 100.0).weightForHeight().orElseThrow())
                .isCloseTo(0, within(0.1));
        assertThat(of(Sex.FEMALE, 72, 20.0, 115.0).weightForHeight())
                .as("above five")
                .isEmpty();
    }

    @Test
    void whoIsMeasuredOtherwiseThanUsualIsReckonedSevenMillimetresLongerOrShorter() {
        var standing = new Measured(Sex.MALE, Age.ofMonths(12), null, 75.0, Position.STANDING);
        var lying = new Measured(Sex.MALE, Age.ofMonths(12), null, 75.7, Position.LYING);
        assertThat(Scores.of(standing)).isEqualTo(Scores.of(lying));
        var lyingLater = new Measured(Sex.MALE, Age.ofMonths(36), null, 96.7, Position.LYING);
        var standingLater = new Measured(Sex.MALE, Age.ofMonths(36), null, 96.0, Position.STANDING);
        assertThat(Scores.of(lyingLater).heightForAge().orElseThrow())
                .isCloseTo(Scores.of(standingLater).heightForAge().orElseThrow(), within(1e-9));
    }

    /** Beyond three standard deviations weight goes on in steps of that from the second to the third: boys, birth, 5.0 kg is +3 of 4.4. */
    @Test
    void heavyWeightsGoOnInEqualSteps() {
        var third = Scores.of(new Measured(Sex.MALE, new Age(0, 0), 5.0, null, null));
        var fourth = Scores.of(new Measured(Sex.MALE, new Age(0, 0), 5.6, null, null));
        assertThat(third.weightForAge().orElseThrow()).isCloseTo(3, within(0.1));
        assertThat(fourth.weightForAge().orElseThrow()).isCloseTo(4, within(0.15));
    }

    @Test
    void whatCannotBeTrueIsFlagged() {
        assertThat(of(Sex.MALE, 24, 40.0, 87.0).flags())
                .containsExactly("weight_for_age", "bmi_for_age", "weight_for_height");
        assertThat(of(Sex.MALE, 24, 12.0, 187.0).flags()).contains("height_for_age");
        assertThat(of(Sex.MALE, 24, 12.0, 87.0).flags()).isEmpty();
    }

    @Test
    void aFileIsAnsweredRowByRow() throws IOException {
        var file = folder.resolve("children.csv");
        Files.writeString(file, """
                id,sex,dob,date,weight_kg,height_cm,position,age_months
                a,f,2020-01-01,2024-03-02,17,,,
                b,m,,,11.7,85,l,18
                c,m,1990-01-01,2020-01-01,70,170,,
                """);
        var answered = GrowthFile.read(file);
        assertThat(answered.issues()).isEmpty();
        answered.write(folder.resolve("z.csv"));
        var lines = Files.readAllLines(folder.resolve("z.csv"));
        assertThat(lines.getFirst()).isEqualTo("id,weight_for_age,height_for_age,bmi_for_age,weight_for_height,flags");
        assertThat(LocalDate.of(2020, 1, 1).plusDays(1522)).isEqualTo("2024-03-02");
        assertThat(lines.get(1)).isEqualTo("a,0.24,,,,");
        assertThat(lines.get(3)).as("a grown man has no curve").isEqualTo("c,,,,,");
    }

    @Test
    void whatOtherProgramsWriteForNothingIsNothing() throws IOException {
        var file = folder.resolve("dots.csv");
        Files.writeString(file, """
                id,sex,age_months,weight_kg,height_cm,position
                a,m,120.5,31.2,.,NA
                b,f,1e9,20,,
                c,f,12d,20,,
                """);
        var answered = GrowthFile.read(file);
        assertThat(answered.ids()).containsExactly("a");
        assertThat(answered.scores().getFirst().weightForAge())
                .as("up to the month after ten years")
                .isPresent();
        assertThat(answered.issues())
                .extracting(issue -> issue.line() + " " + issue.column())
                .containsExactly("3 age_months", "4 age_months");
    }

    @Test
    void rowsThatCannotBeReadAreNamed() throws IOException {
        var file = folder.resolve("bad.csv");
        Files.writeString(file, """
                id,sex,dob,date,weight_kg,height_cm
                a,x,2020-01-01,2019-01-01,heavy,90
                b,m,2020-01-01,2021-01-01,0,
                """);
        assertThat(GrowthFile.read(file).issues())
                .extracting(issue -> issue.line() + " " + issue.column())
                .containsExactly("2 sex", "2 weight_kg", "2 date", "3 ");
    }
}
