package vn.vongdoi.immunization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.claimfile.Samples;

/** The public cases and schedules of the CDC: nobody here wrote them. */
class CdsiCasesTest {
    private static final Path MISSES = Path.of("src/test/resources/cdsi/misses.csv");
    private static final int MOST = 8;

    @TempDir
    static Path folder;

    private static Tally answer(Path out) throws IOException {
        var samples = Samples.folder("cdsi");
        return CaseFile.answer(
                SupportingData.read(samples.resolve("supporting-data")), samples.resolve("healthy-v4.8.csv"), out);
    }

    @Test
    void theCasesAreAnsweredAsExpectedButForThoseThatAreExplained() throws IOException {
        var tally = answer(folder.resolve("result.csv"));
        assertThat(tally.cases()).isEqualTo(823);
        var missed = tally.misses().stream().collect(Collectors.toMap(Tally.Miss::test, Tally.Miss::cells));
        assertThat(missed).hasSizeLessThanOrEqualTo(MOST);
        var explained = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setCommentMarker('#')
                .get()
                .parse(Files.newBufferedReader(MISSES))
                .stream()
                .collect(Collectors.toMap(row -> row.get("test"), row -> row.get("column")));
        assertThat(missed.keySet()).isEqualTo(explained.keySet());
        missed.forEach(
                (test, cells) -> assertThat(cells.getFirst()).as(test).startsWith(String.valueOf(explained.get(test))));
    }

    @Test
    void theSameColumnsComeOut() throws IOException {
        var out = folder.resolve("columns.csv");
        answer(out);
        var format = CSVFormat.RFC4180.builder().setHeader().get();
        try (var asked = format.parse(
                        Files.newBufferedReader(Samples.folder("cdsi").resolve("healthy-v4.8.csv")));
                var given = format.parse(Files.newBufferedReader(out))) {
            assertThat(given.getHeaderNames()).isEqualTo(asked.getHeaderNames());
            assertThat(given.stream()).hasSize(823);
        }
    }

    /** Other editions of the cases: a mark of byte order, other words in the header, days without zeros, groups unknown here. */
    @Test
    void casesOfAnotherEditionAreAnsweredToo() throws IOException {
        var cases = folder.resolve("edition.csv");
        Files.writeString(cases, "\uFEFF" + """
                CDC_Test_ID,Test_Case_Name,DOB,Gender,Vaccine_Group,Assessment_Date,Date_Administered_1,CVX_1,Evaluation_Status_1,Forecast_#
                one,MMR at one year,5/10/2020,Female,MMR,5/10/2021,5/10/2021,3,?,?
                two,of what we do not know,05/10/2020,M,MOON,05/10/2021,,,,?

                """);
        var out = folder.resolve("edition-result.csv");
        var tally = CaseFile.answer(SupportingData.read(Samples.folder("cdsi").resolve("supporting-data")), cases, out);
        assertThat(Files.readAllLines(out).get(1)).endsWith("5/10/2021,3,Valid,2");
        assertThat(Files.readAllLines(out).get(2)).endsWith(",");
        assertThat(tally.unanswered()).containsExactly("two MOON");
        assertThat(tally.misses())
                .singleElement()
                .satisfies(miss -> assertThat(miss.cells())
                        .containsExactly("evaluation_status_1 ? ≠ Valid", "forecast_num ? ≠ 2"));
    }

    @Test
    void aDayThatNoCalendarHasIsRefusedAndNothingIsWritten() throws IOException {
        var cases = folder.resolve("odd.csv");
        Files.writeString(cases, "CDC_Test_ID,DOB,Vaccine_Group,Assessment_Date\none,02/30/2021,MMR,05/10/2021\n");
        var out = folder.resolve("odd-result.csv");
        var data = SupportingData.read(Samples.folder("cdsi").resolve("supporting-data"));
        assertThatThrownBy(() -> CaseFile.answer(data, cases, out))
                .hasMessageContaining("row 1")
                .hasMessageContaining("02/30/2021");
        assertThat(out).doesNotExist();
    }

    @Test
    void dataThatAreNoneAreRefusedWithTheirName() throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                data.resolve("Odd.xml"),
                "<antigenSupportingData><series><seriesName>Odd</seriesName>"
                        + "<seriesType>Sometimes</seriesType></series></antigenSupportingData>");
        assertThatThrownBy(() -> SupportingData.read(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Odd.xml")
                .hasMessageContaining("Sometimes");
    }
}
