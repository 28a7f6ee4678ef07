package vn.vongdoi.claimfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimFileTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outpatient-station.xml | 31101.260619.0000003 | XML1 1, XML2 3, XML3 1, XML5 1, XML14 1
            outpatient-hospital.xml | 31401.260708.0002284 | XML1 1, XML2 2, XML3 1
            inpatient.xml | 31303.261014.0000995 | XML1 1, XML2 8, XML3 7, XML4 4, XML5 5, XML7 1, XML8 1
            referral.xml | 31102.260421.0000004 | XML1 1, XML2 2, XML3 3, XML4 2, XML13 1
            birth.xml | 31301.260930.0000872 | XML1 1, XML2 4, XML3 6, XML4 4, XML5 3, XML7 1, XML8 1, XML9 1
            several-varied.xml | 31301.260128.0000809 | XML1 1, XML2 2, XML3 2, XML4 1
            several-varied.xml | 31301.260202.0000810 | XML1 1, XML2 2, XML3 1
            several-varied.xml | 31301.260206.0000811 | XML1 1, XML2 2, XML3 2, XML4 3
            several-varied.xml | 31301.260210.0000814 | XML1 1, XML2 1, XML3 2, XML4 3
            """)
    void everyLegalWayOfWritingGivesTheSameRows(String file, String maLk, String rows) throws Exception {
        var encounter = Samples.read(Samples.folder("claims").resolve(file)).stream()
                .filter(e -> e.maLk().equals(maLk))
                .findFirst()
                .orElseThrow();
        assertThat(encounter.broken()).isEmpty();
        assertThat(encounter.tables().entrySet().stream()
                        .filter(t -> !t.getValue().isEmpty())
                        .map(t -> t.getKey() + " " + t.getValue().size())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(rows);
    }

    @Test
    void theEnvelopeNamesFacilityDayAndCount() throws Exception {
        var envelope = ClaimFile.read(Samples.folder("claims").resolve("several-varied.xml"), e -> {});
        assertThat(envelope).isEqualTo(new Envelope("31301", LocalDate.of(2026, 2, 12), 4, 4, false));
    }

    @Test
    void namesComeOutInOneUnicodeForm() throws Exception {
        var names = Samples.read(Samples.folder("claims").resolve("several-varied.xml")).stream()
                .map(e -> e.summary().text("HO_TEN"))
                .toList();
        assertThat(names)
                .containsExactly("Nguyễn Đức Trường", "Trịnh Khải Thành", "Hồ Thị Hằng Thơm", "Triệu Văn Thanh");
    }

    @Test
    void theOriginalCanBeParsedAgainToTheSameContent() throws Exception {
        for (Path file : Samples.files("claims")) {
            for (var encounter : Samples.read(file)) {
                var again = ClaimEncounter.of(
                        encounter.facility(), encounter.made(), OriginalTables.read(encounter.original()));
                assertThat(again.hash()).isEqualTo(encounter.hash());
            }
        }
    }
}
