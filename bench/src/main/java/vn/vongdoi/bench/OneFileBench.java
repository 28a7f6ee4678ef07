package vn.vongdoi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimfile.ClaimFile;
import vn.vongdoi.claimfile.ClaimSource;
import vn.vongdoi.claimfile.SentEncounter;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.claims.LoadReport;

/** A whole province-month as one file of one facility: what a large file costs that many small ones do not. */
final class OneFileBench {
    private static final String FACILITY = "31301";
    private static final String HEAD = """
            <?xml version="1.0" encoding="utf-8"?><GIAMDINHHS><THONGTINDONVI><MACSKCB>%s</MACSKCB></THONGTINDONVI>\
            <THONGTINHOSO><NGAYLAP>20261102</NGAYLAP><SOLUONGHOSO>%d</SOLUONGHOSO><DANHSACHHOSO>""";
    private static final String TAIL = "</DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI/></GIAMDINHHS>";

    private final Server server;
    private final Path source;
    private long visits;

    OneFileBench(Server server, Path source) {
        this.server = server;
        this.source = source;
    }

    void run() throws Exception {
        var file = write(source.resolveSibling("one.xml"));
        var bytes = Files.size(file);
        System.out.printf("%nOne file of %,d visits, %,.0f MB%n", visits, bytes / 1e6);
        var door = server.application().getBean(ClaimsDoor.class);
        var begun = System.nanoTime();
        var report = door.receive(file, "one.xml", Actor.console());
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                """
                  %8.0f visits/s, %,d stored, %,d rejected
                  %8.1f MB/s of XML
                  %8.0f MB memory of this program at its highest, %.0f MB of PostgreSQL
                """,
                visits / seconds,
                count(report, Status.ACCEPTED),
                count(report, Status.REJECTED),
                bytes / seconds / 1e6,
                Memory.highest() / 1e6,
                server.postgres().memory() / 1e6);
    }

    private static long count(LoadReport report, Status status) {
        return report.files().stream()
                .flatMap(one -> one.encounters().stream())
                .filter(encounter -> encounter.status() == status)
                .count();
    }

    /** All visits of the province as if one facility had made them. */
    private Path write(Path file) throws Exception {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEAD.formatted(FACILITY, 0));
            for (var one : Bench.claims(source)) {
                ClaimFile.read(
                        new ClaimSource(one.toString(), () -> Files.newInputStream(one)), sent -> add(sent, out));
            }
            out.write(TAIL);
        }
        return file;
    }

    private void add(SentEncounter sent, BufferedWriter out) {
        try {
            visits++;
            out.write("<HOSO>");
            for (var table : sent.tables()) {
                var text = new String(table.content(), StandardCharsets.UTF_8)
                        .replaceAll("<MA_CSKCB>[^<]*<", "<MA_CSKCB>" + FACILITY + "<")
                        .replaceAll("<MA_LK>([^<]*)<", "<MA_LK>" + sent.facility() + "-$1<");
                out.write("<FILEHOSO><LOAIHOSO>" + table.kind() + "</LOAIHOSO><NOIDUNGFILE>");
                out.write(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
                out.write("</NOIDUNGFILE></FILEHOSO>");
            }
            out.write("</HOSO>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
