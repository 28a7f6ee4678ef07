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
