package vn.vongdoi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The simulated diseases against the official list (QĐ 4469/QĐ-BYT), where the reference material is at hand. */
class ClinicalContentTest {

    @Test
    void everyDiseaseMayBeAMainDiagnosisOfItsSex() throws IOException {
        Map<String, CSVRecord> official = official();
        var diseases = Resource.rows("simulator/diagnoses.csv");

        assertThat(diseases).hasSizeGreaterThan(60).allSatisfy(disease -> {
            CSVRecord row = official.get(disease.get("code"));
            if (row == null) {
                throw new AssertionError("Mã không có trong danh mục: " + disease.get("code"));
            }
            assertThat(row.get("not_main_dx")).as(disease.get("code")).isEmpty();
            assertThat(row.get("sex_only").toLowerCase()).isIn("", disease.get("sex"));
        });
    }

    private static Map<String, CSVRecord> official() throws IOException {
        Optional<Path> list = Stream.of(System.getProperty("vongdoi.shared", ""), "../../shared", "../shared")
                .map(folder -> Path.of(folder, "codes", "icd10-vn-qd4469.csv"))
                .filter(Files::isRegularFile)
                .findFirst();
        assumeTrue(list.isPresent(), "Không có danh mục ICD-10 trong thư mục shared");
        var rows = new HashMap<String, CSVRecord>();
        try (var reader = Files.newBufferedReader(list.orElseThrow())) {
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .forEach(row -> rows.put(row.get("code"), row));
        }
        return rows;
    }
}
