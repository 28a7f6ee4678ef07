package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.client.Tokens;

/** The door for machines over real HTTP: bad input gets a clear answer and leaves nothing behind. */
class ExchangeTest {
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><GIAMDINHHS><THONGTINDONVI><MACSKCB>31301</MACSKCB></THONGTINDONVI>"
                    + "<THONGTINHOSO><NGAYLAP>20260301</NGAYLAP><SOLUONGHOSO>1</SOLUONGHOSO><DANHSACHHOSO>";
    private static final String TAIL = "</DANHSACHHOSO></THONGTINHOSO></GIAMDINHHS>";

    static RunningProvince province;
    static JdbcClient sql;
    static String token;

    @BeforeAll
    static void open() {
        province = RunningProvince.shared();
        sql = province.bean(JdbcClient.class);
        token = province.token("exchange-test", Optional.empty());
    }

    @Test
    void withoutATokenNobodyIsHeard() throws Exception {
        assertThat(post(text(HEAD + TAIL), null).statusCode()).isEqualTo(401);
        assertThat(post(text(HEAD + TAIL), "invented").statusCode()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenIsRefusedWhileTheServerRuns() throws Exception {
        var gone = province.token("gone", Optional.empty());
        province.bean(Tokens.class).revoke("gone");
        assertThat(post(text(HEAD + TAIL), gone).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenForOneFacilityIsRefusedForAnother() throws Exception {
        var stranger = province.token("of-31401", Optional.of("31401"));
        var hoso = "<HOSO><FILEHOSO><LOAIHOSO>XML1</LOAIHOSO><NOIDUNGFILE></NOIDUNGFILE></FILEHOSO></HOSO>";
        refused(post(text(HEAD + hoso + TAIL), stranger), 403, "31301");
    }

    @Test
    void aPdfIsNamedForWhatItIs() throws Exception {
        refused(post(text("%PDF-1.7 not a claim file"), token), 415, "PDF");
    }

    @Test
    void aTruncatedFileIsRefusedWhole() throws Exception {
        refused(post(text(HEAD + "<HOSO><FILEHOSO><LOAIHOSO>XML1"), token), 400, "");
    }

    @Test
    void entityBombsAndExternalEntitiesAreRefused() throws Exception {
        var bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                        + "<GIAMDINHHS>&b;</GIAMDINHHS>";
        refused(post(text(bomb), token), 400, "DOCTYPE");
        var external = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                + "<GIAMDINHHS>&f;</GIAMDINHHS>";
        var answer = post(text(external), token);
        refused(answer, 400, "DOCTYPE");
        assertThat(answer.body()).doesNotContain("root:");
    }

    @Test
    void anotherEncodingIsRefusedWithTheReason() throws Exception {
        var windows =
                (HEAD + "<HOSO><GHICHU>\u00e2m t\u00ednh</GHICHU></HOSO>" + TAIL).getBytes(StandardCharsets.ISO_8859_1);
        refused(post(BodyPublishers.ofByteArray(windows), token), 400, "UTF-8");
    }

    @Test
    void aGigabyteOfSpacesIsCutOffEarly() throws Exception {
        BodyPublisher spaces = BodyPublishers.ofInputStream(() -> new Spaces(1L << 30));
        try {
            refused(post(spaces, token), 413, "");
        } catch (IOException cutOff) {
            // The server may close the connection before the client has sent all: it was still refused.
            assertThat(deliveriesRead()).isZero();
        }
    }

    @Test
    void anEmptyBodyIsRefused() throws Exception {
        refused(post(BodyPublishers.noBody(), token), 400, "");
    }

    private static void refused(HttpResponse<String> answer, int status, String mentioned) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(mentioned);
        assertThat(deliveriesRead()).isZero();
    }

    private static long deliveriesRead() {
        return sql.sql("select count(*) from claims.delivery where sender like '%-test' and status <> 'unreadable'")
                .query(Long.class)
                .single();
    }

    private static HttpResponse<String> post(BodyPublisher body, @Nullable String bearer)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(province.address("/exchange/claims")).POST(body);
            if (bearer != null) request.header("Authorization", "Bearer " + bearer);
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static BodyPublisher text(String content) {
        return BodyPublishers.ofString(content);
    }

    /** So many spaces, made as they are read. */
    private static final class Spaces extends InputStream {
        private long left;

        Spaces(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) return -1;
            var size = (int) Math.min(length, left);
            Arrays.fill(buffer, offset, offset + size, (byte) ' ');
            left -= size;
            return size;
        }
    }
}
