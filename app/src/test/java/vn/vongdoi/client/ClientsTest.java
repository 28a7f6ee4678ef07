package vn.vongdoi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.page.Problem;

class ClientsTest {
    @TempDir
    static Path home;

    static Database database;
    static Clients clients;
    static final SettableClock clock = new SettableClock();

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        clients = another();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aClientSpeaksForItsFacilityWithTheKeyThatItHandedIn() throws JOSEException {
        var key = ec(Curve.P_384);
        var kid = clients.add(
                "kien-an",
                Optional.of("31001"),
                Scopes.of("system/*.rs"),
                key.toPublicJWK().toString());

        var client = clients.find("kien-an").orElseThrow();
        assertThat(client.actor()).isEqualTo(Actor.machine("kien-an", Optional.of("31001")));
        assertThat(client.scopes()).hasToString("system/*.rs");
        assertThat(client.keys()).extracting(JWK::getKeyID).containsExactly(kid);
        assertThat(kid).isEqualTo(key.computeThumbprint().toString());
    }

    @Test
    void aKeyMayComeAsPemOrAsASetOfOneAndKeepsTheNameItHas() throws JOSEException {
        var rsa = new RSAKeyGenerator(2048).generate();
        assertThat(clients.add("pem-rsa", Optional.empty(), Scopes.ALL, pem(rsa)))
                .isEqualTo(rsa.computeThumbprint().toString());
        var ec = ec(Curve.P_256);
        assertThat(clients.add("pem-ec", Optional.empty(), Scopes.ALL, pem(ec)))
                .isEqualTo(ec.computeThumbprint().toString());
        var named = new ECKeyGenerator(Curve.P_384).keyID("khoa-2026").generate();
        var set = new JWKSet(named).toString(true);
        assertThat(clients.add("set", Optional.empty(), Scopes.ALL, set)).isEqualTo("khoa-2026");
    }

    @Test
    void aPrivateKeyIsRefusedAndToldThatItIsOne() throws JOSEException {
        var key = ec(Curve.P_256);
        var pem = "-----BEGIN PRIVATE KEY-----\n" + base64(key.toPrivateKey().getEncoded())
                + "\n-----END PRIVATE KEY-----";
        for (var file : List.of(key.toJSONString(), pem, new JWKSet(key).toString(false))) {
            assertThatThrownBy(() -> clients.add("leaky", Optional.empty(), Scopes.ALL, file))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("private key");
        }
        assertThat(clients.find("leaky")).isEmpty();
    }

    @Test
    void keysThatAreTooWeakOrForSomethingElseAreRefused() throws JOSEException {
        var files = List.of(
                new RSAKeyGenerator(1024, true).generate().toPublicJWK().toString(),
                ec(Curve.P_521).toPublicJWK().toString(),
                new ECKeyGenerator(Curve.P_256)
                        .keyUse(KeyUse.ENCRYPTION)
                        .generate()
                        .toPublicJWK()
                        .toString(),
                new OctetSequenceKeyGenerator(256).generate().toJSONString(),
                new JWKSet(List.of(ec(Curve.P_256), ec(Curve.P_256))).toString(true),
                "{}",
                "not a key",
                "",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");
        for (var file : files) {
            assertThatThrownBy(() -> clients.add("weak", Optional.empty(), Scopes.ALL, file))
                    .as(file)
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void aClientRevokedByAnotherProcessIsRefusedWithinSeconds() throws JOSEException {
        clients.add("lab", Optional.empty(), Scopes.ALL, publicKey());
        assertThat(clients.find("lab")).isPresent();

        another().revoke("lab");

        clock.advance(Duration.ofSeconds(3));
        assertThat(clients.find("lab")).isEmpty();
        assertThatThrownBy(() -> clients.revoke("lab")).isInstanceOf(Problem.class);
    }

    @Test
    void anOldKeyHoldsUntilTheDayThatWasSaid() throws JOSEException {
        var first = clients.add("clinic", Optional.empty(), Scopes.ALL, publicKey());
        var second = clients.rotate("clinic", publicKey(), clock.instant().plus(Duration.ofDays(7)));
        assertThat(kids("clinic")).containsExactlyInAnyOrder(first, second);

        clock.advance(Duration.ofDays(8));
        assertThat(kids("clinic")).containsExactly(second);
    }

    @Test
    void whoTakesTheNameOfARevokedOneHasNoneOfItsKeys() throws JOSEException {
        clients.add("station", Optional.of("31009"), Scopes.ALL, publicKey());
        assertThatThrownBy(() -> clients.add("station", Optional.empty(), Scopes.ALL, publicKey()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("station");

        clients.revoke("station");
        clock.advance(Duration.ofSeconds(1));
        var kid = clients.add("station", Optional.empty(), Scopes.of("exchange"), publicKey());
        assertThat(kids("station")).containsExactly(kid);
        assertThat(clients.find("station").orElseThrow().facility()).isEmpty();
    }

    @Test
    void namesAreThoseThatOAuthAllows() {
        for (var name : List.of("", "bệnh viện", "a b", "x".repeat(65), "../x", "' or true --")) {
            assertThatThrownBy(() -> clients.add(name, Optional.empty(), Scopes.ALL, publicKey()))
                    .as(name)
                    .isInstanceOf(Problem.class);
            assertThat(clients.find(name)).isEmpty();
        }
    }

    private static List<String> kids(String name) {
        return clients.find(name).orElseThrow().keys().stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private static Clients another() {
        var db = JdbcClient.create(database.dataSource());
        return new Clients(db, new JdbcTransactionManager(database.dataSource()), clock);
    }

    private static ECKey ec(Curve curve) throws JOSEException {
        return new ECKeyGenerator(curve).generate();
    }

    private static String publicKey() throws JOSEException {
        return ec(Curve.P_384).toPublicJWK().toString();
    }

    private static String pem(AsymmetricJWK key) throws JOSEException {
        return "-----BEGIN PUBLIC KEY-----\n" + base64(key.toPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }
}
