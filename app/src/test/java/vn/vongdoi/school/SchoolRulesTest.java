package vn.vongdoi.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import vn.vongdoi.person.BirthDate;

class SchoolRulesTest {
    @ParameterizedTest
    @CsvFileSource(files = "src/main/resources/rules/school/years.examples.csv", useHeadersInDisplayName = true)
    void aDayIsOfTheSchoolYearThatItsExampleSays(LocalDate day, int year) {
        assertThat(SchoolYear.of(day)).isEqualTo(new SchoolYear(year));
        assertThat(new SchoolYear(year).has(day)).isTrue();
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/main/resources/rules/school/kinds.examples.csv", useHeadersInDisplayName = true)
    void schoolsAreOfTheAgesThatTheirExamplesSay(String kind, String birth, int year, String fits) {
        assertThat(new SchoolKind(kind).fits(BirthDate.parse(birth), new SchoolYear(year)))
                .isEqualTo(fits.equals("yes"));
    }
}
