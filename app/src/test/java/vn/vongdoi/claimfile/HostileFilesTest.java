package vn.vongdoi.claimfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vongdoi.claimcheck.Checker;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.UnreadableFile.Category;

class HostileFilesTest {
    private static final long GIGABYTE = 1L << 30;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");

    @TempDir
    Path folder;

    @Test
    void aFileCutAnywhereIsTruncatedAndHandsNothingOn() throws Exception {
        byte[] whole = bytes(new GoodVisit().file(3));
        for (int i = 0; i < 50; i++) {
            var cut = java.util.Arrays.copyOf(whole, whole.length * i / 50);
            var taken = new ArrayList<SentEncounter>();
            var refused = catchThrowableOfType(UnreadableFile.class, () -> ClaimFile.read(source(cut), taken::add));
            assertThat(refused).as("cut at %d/50", i).isNotNull();
            assertThat(refused.category())
                    .as("cut at %d/50: %s", i, refused.getMessage())
                    .isEqualTo(Category.TRUNCATED);
            assertThat(taken).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PDF                 | %PDF-1.7 abc                                            | WRONG_TYPE       | PDF
            JSON                | {"a":1}                                                 | WRONG_TYPE       | JSON
            a web page          | <!DOCTYPE html><html></html>                            | WRONG_TYPE       | HTML
            a sheet as CSV      | MA_LK,STT                                               | WRONG_TYPE       | không phải XML
            nothing             | ''                                                      | TRUNCATED        | rỗng
            other XML           | <hoso/>                                                 | NOT_A_CLAIM_FILE | <hoso>
            a check-in file     | <CHI_TIEU_TRANG_THAI_KCB/>                              | NOT_A_CLAIM_FILE | XML0
            no facility         | <GIAMDINHHS><NGAYLAP>20260101</NGAYLAP></GIAMDINHHS>    | NOT_A_CLAIM_FILE | MACSKCB
            no day              | <GIAMDINHHS><MACSKCB>31301</MACSKCB></GIAMDINHHS>       | NOT_A_CLAIM_FILE | NGAYLAP
            crossed tags        | <GIAMDINHHS><A><B></A></B></GIAMDINHHS>                 | MALFORMED        | dòng 1
            a second root       | <GIAMDINHHS/><GIAMDINHHS/>                              | MALFORMED        | dòng 1
            a wrong character   | <GIAMDINHHS>&#0;</GIAMDINHHS>                           | MALFORMED        | hỏng
            an unknown entity   | <GIAMDINHHS>&xxe;</GIAMDINHHS>                          | ENTITIES         | thực thể
            """)
    void whatIsNoClaimFileIsNamed(String what, String content, Category category, String says) {
        var refused = refused(bytes(content));
        assertThat(refused.category()).as("%s: %s", what, refused.getMessage()).isEqualTo(category);
        assertThat(refused.getMessage()).contains(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE G [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
                "<!DOCTYPE G [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE G SYSTEM \"http://127.0.0.1:9/evil.dtd\">",
                "<!DOCTYPE G [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]>"
            })
    void noDocumentTypeIsAccepted(String doctype) {
        var refused =
                refused(bytes(doctype + GoodVisit.envelope("<A>&c;&x;</A>").substring(38)));
        assertThat(refused.category()).isEqualTo(Category.ENTITIES);
    }

    @Test
    void aDocumentTypeInsideATableRejectsThatEncounterOnly() throws Exception {
        var bomb =
                "<!DOCTYPE T [<!ENTITY a \"aaaaaaaaaa\">]><TONG_HOP><MA_LK>X1</MA_LK><HO_TEN>&a;</HO_TEN></TONG_HOP>";
        var encounter = ClaimEncounter.of("31301", GoodVisit.MADE, List.of(SentTable.of("XML1", bytes(bomb))));
        assertThat(Checker.check(encounter))
                .anySatisfy(i -> assertThat(i.rule() + i.field()).isEqualTo("table-brokenNOIDUNGFILE"));
    }

    @Test
    void otherEncodingsAreNamedWithTheBytePosition() {
        var name = GoodVisit.envelope("<A>Trân</A>").replace("utf-8", "windows-1258");
        var old = refused(name.getBytes(Charset.forName("windows-1258")));
        assertThat(old.category()).isEqualTo(Category.ENCODING);
        assertThat(old.getMessage())
                .contains("Byte thứ " + (name.indexOf("â") + 1))
                .contains("windows-1258");
        for (var utf16 : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var refused = refused(GoodVisit.envelope("").getBytes(utf16));
            assertThat(refused.category()).isEqualTo(Category.ENCODING);
            assertThat(refused.getMessage()).contains("UTF-16");
        }
    }

    @Test
    void plainUtf8IsReadWhateverItsDeclarationSays() throws Exception {
        for (var declared : List.of("utf-16", "windows-1258", "UTF-8")) {
            var file = bytes(new GoodVisit().file(1).replace("utf-8", declared));
            assertThat(ClaimFile.read(source(file), e -> {}).read()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spaces before the document | ''                                                  | ' '
            spaces between elements    | <GIAMDINHHS>                                        | ' '
            an endless value           | <GIAMDINHHS><MACSKCB>                               | a
            an endless name            | <GIAMDINHHS><                                       | A
            an endless comment         | <GIAMDINHHS><!--                                    | a
            an endless CDATA           | <GIAMDINHHS><A><![CDATA[                            | <
            an endless attribute       | <GIAMDINHHS a="                                     | a
            endless attributes         | <GIAMDINHHS                                         | ' a="1"'
            an endless instruction     | <GIAMDINHHS><?p                                     | a
            deep nesting               | <GIAMDINHHS>                                        | <A>
            spaces inside a table      | <GIAMDINHHS><HOSO><FILEHOSO><NOIDUNGFILE>           | ' '
            endless base64             | <GIAMDINHHS><HOSO><FILEHOSO><NOIDUNGFILE>           | AAAA
            endless inline tables      | <GIAMDINHHS><HOSO><FILEHOSO><NOIDUNGFILE><TONG_HOP> | <A>b</A>
            """)
    void aGigabyteOfAnythingIsRefusedEarly(String what, String start, String then) {
        var in = new Endless(start, then, GIGABYTE);
        var refused = catchThrowableOfType(
                UnreadableFile.class, () -> ClaimFile.read(new ClaimSource("endless.xml", () -> in), e -> {}));
        assertThat(refused).isNotNull();
        assertThat(refused.category())
                .as("%s: %s", what, refused.getMessage())
                .isIn(Category.TOO_LARGE, Category.MALFORMED);
        assertThat(in.read).isLessThan(40L << 20);
    }

    @Test
    void aGigabyteOfNewNamesIsRefusedEarly() {
        var in = new Endless("<GIAMDINHHS>", "", GIGABYTE) {
            @Override
            String next(long round) {
                return "<N" + round + "/>";
            }
        };
        var refused = catchThrowableOfType(
                UnreadableFile.class, () -> ClaimFile.read(new ClaimSource("names.xml", () -> in), e -> {}));
        assertThat(refused.category()).isEqualTo(Category.TOO_LARGE);
        assertThat(in.read).isLessThan(1L << 20);
    }

    @Test
    void manyEncountersStreamWithoutBeingKept() throws Exception {
        var one = new GoodVisit().file(1);
        int start = one.indexOf("<HOSO>");
        int end = one.indexOf("</DANHSACHHOSO>");
        var source = new ClaimSource(
                "many.xml",
                () -> new SequenceInputStream(
                        new Endless(one.substring(0, start), one.substring(start, end), 24L << 20),
                        new ByteArrayInputStream(bytes(one.substring(end)))));
        var count = new int[1];
        var envelope = ClaimFile.read(source, e -> count[0]++);
        assertThat(envelope.read()).isEqualTo(count[0]).isGreaterThan(1_000);
    }

    @Test
    void archivesAreReadFileByFileAndBombsRefused() throws Exception {
        var good = bytes(new GoodVisit().file(1));
        var zip = folder.resolve("a.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var name : List.of("b.xml", "c/d.XML", "read.me", "e.xml.gz", "bomb.xml")) {
                out.putNextEntry(new ZipEntry(name));
                if (name.endsWith(".gz")) out.write(gzip(good));
                else if (name.startsWith("bomb")) new Endless("<GIAMDINHHS>", "<A/>", 40L << 20).transferTo(out);
                else out.write(good);
                out.closeEntry();
            }
        }
        assertThat(visit(zip))
                .containsExactly(
                        zip + "!/b.xml: 1", zip + "!/c/d.XML: 1", zip + "!/e.xml.gz: 1", zip + "!/bomb.xml: too-large");
        var sheet = folder.resolve("sheet.xlsx");
        try (var out = new ZipOutputStream(Files.newOutputStream(sheet))) {
            out.putNextEntry(new ZipEntry("[Content_Types].xml"));
        }
        assertThat(visit(sheet)).containsExactly(sheet + ": wrong-type");
        var gz = folder.resolve("a.gz");
        Files.write(gz, gzip(good));
        assertThat(visit(gz)).containsExactly(gz + ": 1");
        Files.write(gz, java.util.Arrays.copyOf(gzip(good), 500));
        assertThat(visit(gz)).containsExactly(gz + ": truncated");
        Files.write(zip, java.util.Arrays.copyOf(Files.readAllBytes(zip), 900));
        assertThat(visit(zip)).containsExactly(zip + ": malformed");
        assertThat(visit(folder.resolve("none.xml"))).containsExactly(folder.resolve("none.xml") + ": missing");
    }

    @Test
    void aClaimOfTensOfThousandsOfLinesIsCheckedInTimeThatGrowsWithThem() {
        var lines = 20_000;
        var stay = new GoodVisit()
                .with("-XML2|-XML3|-XML4|-XML7|-XML14")
                .with("XML1.MA_THE_BHYT=" + "GD4313040064009;".repeat(lines))
                .with("XML1.GT_THE_TU=" + "20260101;".repeat(lines) + "|XML1.DIA_CHI=" + "x ".repeat(lines))
                .with("XML1.NGAY_TAI_KHAM=" + "20260820;".repeat(lines) + "|XML1.MA_BENH_KT=" + "I10;".repeat(lines));
        var tests = new StringBuilder("<DSACH_CHI_TIET_DVKT>");
        var results = new StringBuilder("<DSACH_CHI_TIET_CLS>");
        var letters = new ArrayList<SentTable>(stay.sent());
        var start = LocalDateTime.of(2026, 8, 3, 9, 0);
        for (int i = 0; i < lines; i++) {
            var minute = MINUTE.format(start.plusMinutes(i));
            tests.append("<CHI_TIET_DVKT><MA_LK>LK1</MA_LK><MA_DICH_VU>A</MA_DICH_VU><MA_NHOM>2</MA_NHOM>")
                    .append("<PHAM_VI>3</PHAM_VI><NGAY_KQ>")
                    .append(minute)
                    .append("</NGAY_KQ></CHI_TIET_DVKT>");
            results.append("<CHI_TIET_CLS><MA_LK>LK1</MA_LK><MA_DICH_VU>A</MA_DICH_VU><NGAY_KQ>2025")
                    .append(minute.substring(4))
                    .append("</NGAY_KQ></CHI_TIET_CLS>");
        }
        letters.add(SentTable.of("XML3", bytes(tests + "</DSACH_CHI_TIET_DVKT>")));
        letters.add(SentTable.of("XML4", bytes(results + "</DSACH_CHI_TIET_CLS>")));
        for (int i = 0; i < lines; i++) {
            letters.add(SentTable.of(
                    "XML14",
                    bytes("<CHI_TIEU_GIAYHEN_KHAMLAI><MA_LK>LK1</MA_LK><DIA_CHI>y</DIA_CHI><NGAY_HEN_KL>20260821"
                            + "</NGAY_HEN_KL><MA_THE_BHYT>HC4313040064009</MA_THE_BHYT></CHI_TIEU_GIAYHEN_KHAMLAI>")));
            letters.add(SentTable.of(
                    "XML7",
                    bytes("<CHI_TIEU_DU_LIEU_GIAY_RA_VIEN><MA_LK>LK1</MA_LK></CHI_TIEU_DU_LIEU_GIAY_RA_VIEN>")));
        }
        var encounter = ClaimEncounter.of("31301", GoodVisit.MADE, letters);
        assertThat(encounter.broken()).isEmpty();
        var issues = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Checker.check(encounter));
        assertThat(issues).hasSizeBetween(300, 600);
    }

    @Test
    void noMutationOfAFileEscapesAsAnythingButAFault() throws Exception {
        var random = new Random(20261121);
        var files = new ArrayList<byte[]>(List.of(bytes(new GoodVisit().file(2)), bytes(inline())));
        for (int i = 0; i < 500; i++) {
            byte[] file = files.get(i % files.size()).clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) mutate(file, random);
            var found = new ArrayList<Issue>();
            try {
                ClaimFile.read(source(file), sent -> found.addAll(Checker.check(ClaimEncounter.of(sent))));
            } catch (UnreadableFile refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            assertThat(found).allSatisfy(issue -> assertThat(issue.message()).isNotBlank());
        }
    }

    private static void mutate(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        switch (random.nextInt(4)) {
            case 0 -> file[at] = (byte) random.nextInt(256);
            case 1 -> file[at] = (byte) "<>&;\"=/A9-. ".charAt(random.nextInt(12));
            case 2 -> {
                int length = Math.min(random.nextInt(1, 200), file.length - at);
                System.arraycopy(file, random.nextInt(file.length - length + 1), file, at, length);
            }
            default -> file[at] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static String inline() {
        var hoso = new StringBuilder("<HOSO>");
        for (var table : new GoodVisit().sent()) {
            hoso.append("<FILEHOSO><LOAIHOSO>")
                    .append(table.kind())
                    .append("</LOAIHOSO><NOIDUNGFILE>")
                    .append(new String(table.content(), StandardCharsets.UTF_8))
                    .append("</NOIDUNGFILE></FILEHOSO>");
        }
        return GoodVisit.envelope(hoso.append("</HOSO>").toString());
    }

    private List<String> visit(Path path) {
        var seen = new ArrayList<String>();
        ClaimFiles.visit(path, new ClaimFiles.Visitor() {
            @Override
            public void file(ClaimSource source) {
                try {
                    seen.add(source.path() + ": "
                            + ClaimFile.read(source, e -> {}).read());
                } catch (UnreadableFile e) {
                    unreadable(source.path(), e);
                }
            }

            @Override
            public void unreadable(String path, UnreadableFile why) {
                seen.add(path + ": " + why.category().word());
            }
        });
        return seen;
    }

    private static UnreadableFile refused(byte[] content) {
        var refused = catchThrowableOfType(
                UnreadableFile.class,
                () -> ClaimFile.read(source(content), e -> {
                    throw new AssertionError("an encounter of a broken file was handed on");
                }));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static ClaimSource source(byte[] content) {
        return new ClaimSource("test.xml", () -> new ByteArrayInputStream(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    /** A start, then the same again and again; never held in memory. */
    private static class Endless extends InputStream {
        private final String again;
        private final long most;
        private byte[] block;
        private int at;
        private long round;
        long read;

        Endless(String start, String again, long most) {
            this.again = again;
            this.most = most;
            block = bytes(start);
        }

        String next(long round) {
            return round == 0 ? again.repeat(Math.max(1, 4096 / again.length())) : "";
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            while (at == block.length) {
                if (read >= most) return -1;
                var next = next(round++);
                if (!next.isEmpty()) block = bytes(next);
                at = 0;
            }
            int n = Math.min(length, block.length - at);
            System.arraycopy(block, at, target, offset, n);
            at += n;
            read += n;
            return n;
        }
    }
}
