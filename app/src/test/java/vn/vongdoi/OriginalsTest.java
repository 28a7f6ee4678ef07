package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claims.ClaimsDoor;

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
        var everywhere = List.of(
                "XML1", "XML2", "XML3", "XML3[2]", "XML3[3]", "XML4", "XML4[2]", "XML5", "XML7", "XML8", "XML14");
        var visit = new GoodVisit();
        for (var table : everywhere) visit.with(table + ".MA_LK=ORIGINALS");
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

    private static int open(Visitor who, long document) {
        return who.get("/originals/" + document).statusCode();
    }
}
