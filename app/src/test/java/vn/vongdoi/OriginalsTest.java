package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Event;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.person.People;

/**
 * An original document shows all of a visit and opens to whoever may read all of it. The stay was in August 2026, long
 * enough ago that the hospital treats the patient no more: what is protected is closed to its doctors.
 */
class OriginalsTest {
    @TempDir
    static Path folder;

    static RunningProvince province;
    static Visitor doctor;
    static Visitor clerk;

    @BeforeAll
    static void send() throws IOException {
        province = RunningProvince.shared();
        send("first", "XML1.MA_BENH_KT=B20");
        send("mended", "XML1.MA_BENH_KT=I10|XML1.CHAN_DOAN_RV=Viêm phổi");
        send("rejected", "XML1.MA_BENH_KT=B20|XML1.GIOI_TINH=7");
        doctor = signedIn("bs-goc", Role.DOCTOR);
        clerk = signedIn("vt-goc", Role.HOSPITAL_CLERK);
    }

    private static void send(String name, String changes) throws IOException {
        send(name, changes, "ORIGINALS");
    }

    private static void send(String name, String changes, String maLk) throws IOException {
        var visit = new GoodVisit().keyed(maLk);
        var file = folder.resolve(name + ".xml");
        Files.write(file, visit.with(changes).file(1).getBytes(StandardCharsets.UTF_8));
        province.bean(ClaimsDoor.class).receive(List.of(file), Actor.console(), report -> {});
    }

    private static Visitor signedIn(String login, Role role) {
        province.add(login, login, role, new Area.Facility(GoodVisit.FACILITY));
        var visitor = province.visitor();
        visitor.signIn(login, province.password());
        return visitor;
    }

    @Test
    void aFormerOrARejectedDocumentDoesNotOpenByTheLabelsOfTheCurrentOne() {
        var documents = province.bean(JdbcClient.class)
                .sql("select submission from claims.submission where ma_lk = 'ORIGINALS' order by submission")
                .query(Long.class)
                .list();
        assertThat(documents).hasSize(3);
        assertThat(open(doctor, documents.get(0))).as("HIV, replaced since").isEqualTo(403);
        assertThat(open(doctor, documents.get(1)))
                .as("current, nothing protected")
                .isEqualTo(200);
        assertThat(open(doctor, documents.get(2))).as("HIV, rejected").isEqualTo(403);
        for (var document : documents) assertThat(open(clerk, document)).isEqualTo(200);
    }

    /** The number that was typed belonged to a neighbour: the mended document is about somebody else. */
    @Test
    void whoOpensAFormerDocumentIsSeenByThePersonThatItWasAbout() throws IOException {
        send("wrong", about("Mô Phỏng Văn Nhầm", "1", "031090000771", "GD4313040064771"), "MISTAKEN");
        send("right", about("Mô Phỏng Thị Đúng", "2", "031190000772", "GD4313040064772"), "MISTAKEN");
        var documents = province.bean(JdbcClient.class)
                .sql("select submission from claims.submission where ma_lk = 'MISTAKEN' order by submission")
                .query(Long.class)
                .list();
        assertThat(documents).hasSize(2);
        for (var document : documents) assertThat(open(clerk, document)).isEqualTo(200);
        assertThat(opened("031090000771")).containsExactly("document " + documents.get(0));
        assertThat(opened("031190000772")).containsExactly("document " + documents.get(1));
    }

    private static String about(String name, String sex, String cccd, String card) {
        return "XML1.SO_CCCD=" + cccd + "|XML1.MA_BN=" + cccd
                + Stream.of("XML1", "XML14")
                        .map(table -> "|" + table + ".HO_TEN=" + name + "|" + table + ".GIOI_TINH=" + sex + "|" + table
                                + ".MA_THE_BHYT=" + card)
                        .collect(Collectors.joining());
    }

    private static List<String> opened(String cccd) {
        var person = province.bean(People.class).holder(cccd).orElseThrow().key();
        return province.bean(AuditLog.class).of(person, 10).stream()
                .map(Event::what)
                .filter(what -> what.startsWith("document"))
                .toList();
    }

    private static int open(Visitor who, long document) {
        return who.get("/originals/" + document).statusCode();
    }
}
