package vn.vongdoi.immunization;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import vn.vongdoi.claimfile.Samples;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.rules.RuleTable;

class CvxTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(files = "src/main/resources/rules/immunization/cvx.examples.csv", numLinesToSkip = 1)
    void aForeignCodeIsTheRegistersForAProductOfItsKind(String what, String cvx, String vaccine) {
        assertThat(Cvx.findVaccine(cvx, TODAY).orElse(null)).isEqualTo(vaccine);
    }

    @Test
    void theRecordPromotesTheCode() {
        assertThat(CodeSystem.find("http://hl7.org/fhir/sid/cvx").map(it -> it.token("08")))
                .contains("cvx|08");
    }

    @Test
    void noForeignVaccineIsTakenForOneThatProtectsFromMore() throws IOException {
        var known = SupportingData.read(Samples.folder("cdsi").resolve("supporting-data"))
                .antigensOf();
        var register = RuleTable.read("registers/vaccines").rows().stream()
                .collect(toMap(row -> row.cell("code"), row -> row.cell("antigens")));
        for (var row : RuleTable.read("immunization/cvx").rows()) {
            assertThat(register).containsKey(row.cell("vaccine"));
            var antigens = known.get(row.cell("cvx"));
            if (antigens == null) continue;
            assertThat(antigens.stream().map(SupportingData.Association::antigen))
                    .as(row.cell("cvx_name"))
                    .containsAll(Arrays.stream(register.getOrDefault(row.cell("vaccine"), "")
                                    .split(";"))
                            .map(CvxTest::antigen)
                            .collect(toSet()));
        }
    }

    /** As the CDC writes it. */
    private static String antigen(String ours) {
        var known = Map.of("hepatitis-b", "HepB", "hpv", "HPV", "japanese-encephalitis", "Japanese Encephalitis");
        return known.getOrDefault(ours, ours.substring(0, 1).toUpperCase(Locale.ROOT) + ours.substring(1));
    }
}
