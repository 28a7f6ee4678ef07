package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.FhirServer;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.client.Clients;

/** A token opens the doors of machines, and what only looks like one does not. */
class BearerTokensTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"Vũ Thị Kín\"}]}";
    private static final String SCOPES = "system/*.cruds exchange";

    private final FhirServer server = FhirServer.shared();
    private final Clients clients = server.bean(Clients.class);
    private final Endpoints endpoints = server.bean(Endpoints.class);
    private final ECKey own = server.bean(SigningKeys.class).keys().getFirst();
    private final Program kienAn = new Program(server, "kien-an-" + UUID.randomUUID());

    @BeforeEach
    void register() {
        clients.add(kienAn.name(), Optional.of("31301"), Scopes.of(SCOPES), kienAn.publicKey());
    }

    @Test
    void aTokenReadsWritesAndDeliversForItsFacility() {
        var token = kienAn.token(SCOPES);
        assertThat(status("POST", "Patient", PATIENT, token)).isEqualTo(201);
        assertThat(status("GET", "Patient", "", token)).isEqualTo(200);
        // An empty file: the door is open and says what it wants.
        assertThat(status("POST", claims(), "", token)).isEqualTo(400);
        var organization = FhirServer.json(server.send(
                "POST", "Organization", "{\"resourceType\":\"Organization\",\"name\":\"x\"}", bearer(token)));
        assertThat(server.bean(JdbcClient.class)
                        .sql("select facility from record.resource where id = :id")
                        .param("id", organization.path("id").stringValue())
                        .query(String.class)
                        .single())
                .isEqualTo("31301");
    }

    @Test
    void theHandMadeTokenOfTheseTestsIsAGoodOneBeforeSomethingIsWrongWithIt() {
        assertThat(status("GET", "Patient", "", signed(header(), good()))).isEqualTo(200);
    }

    @Test
    void whatOnlyLooksLikeATokenOpensNothingAndStoresNothing() throws JOSEException {
        var before = resources();
        wrong().forEach((why, token) -> {
            for (var door : List.of("Patient", claims())) {
                var answer = server.send("POST", door, PATIENT, bearer(token));
                assertThat(answer.statusCode()).as(why + " at " + door).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                        .as(why)
                        .startsWith("Bearer ")
                        .contains("error=\"invalid_token\"");
                assertThat(answer.body()).as(why).doesNotContain("Exception").doesNotContain("nimbus");
            }
        });
        assertThat(resources()).isEqualTo(before);
    }

    private Map<String, String> wrong() throws JOSEException {
        var stranger = Program.ecKey(Curve.P_256);
        var now = Instant.now();
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("alg none", new PlainJWT(good().build()).serialize());
        wrong.put("alg none, named in a header with a kid", none());
        wrong.put("HS256 with the public key", withPublicKey());
        wrong.put("another key", Program.signed(header(), good(), stranger));
        wrong.put(
                "another key under its own kid", Program.signed(header().keyID(stranger.getKeyID()), good(), stranger));
        wrong.put("embedded jwk", Program.signed(header().jwk(stranger.toPublicJWK()), good(), stranger));
        wrong.put("embedded jwk, own key", signed(header().jwk(own.toPublicJWK()), good()));
        wrong.put("jku", signed(header().jwkURL(URI.create(endpoints.of(Endpoints.JWKS))), good()));
        wrong.put("x5u", signed(header().x509CertURL(URI.create("https://evil.example/x")), good()));
        wrong.put("no kid", signed(header().keyID(null), good()));
        for (var kid : List.of("unknown", "../../../../dev/null", "/dev/null", "' or 1=1 --", "\u0000", "*", "")) {
            wrong.put("kid " + kid, signed(header().keyID(kid), good()));
        }
        wrong.put("typ JWT", signed(header().type(JOSEObjectType.JWT), good()));
        wrong.put("no typ", signed(header().type(null), good()));
        wrong.put("unknown crit", signed(header().criticalParams(Set.of("x")).customParam("x", 1), good()));
        wrong.put("wrong audience", signed(header(), good().audience("https://other.example/fhir")));
        wrong.put("audience of the token endpoint", signed(header(), good().audience(endpoints.of(Endpoints.TOKEN))));
        wrong.put("no audience", signed(header(), good().audience((String) null)));
        wrong.put("other issuer", signed(header(), good().issuer("https://other.example")));
        wrong.put("no issuer", signed(header(), good().issuer(null)));
        wrong.put("expired", signed(header(), good().expirationTime(Date.from(now.minusSeconds(31)))));
        wrong.put("no expiry", signed(header(), good().expirationTime(null)));
        wrong.put("not yet valid", signed(header(), good().notBeforeTime(Date.from(now.plusSeconds(90)))));
        wrong.put("no jti", signed(header(), good().jwtID(null)));
        wrong.put("no scope", signed(header(), good().claim("scope", null)));
        wrong.put("a scope that is none", signed(header(), good().claim("scope", "system/everything")));
        wrong.put("no client_id", signed(header(), good().claim("client_id", null)));
        wrong.put("sub of another", signed(header(), good().subject("other")));
        wrong.put(
                "a client that is none", signed(header(), good().subject("none").claim("client_id", "none")));
        wrong.put(
                "issued before the client was registered",
                signed(header(), good().issueTime(Date.from(now.minusSeconds(3_600)))));
        wrong.put("tampered", TokenRequestsTest.tampered(kienAn.token(SCOPES)));
        wrong.put("no signature", TokenRequestsTest.withoutSignature(kienAn.token(SCOPES)));
        wrong.put("a client's assertion", kienAn.signed(kienAn.claims()));
        wrong.put("rubbish", "a.b.c");
        wrong.put("dots", "..");
        wrong.put("five parts", "a.b.c.d.e");
        return wrong;
    }

    @Test
    void aTokenThatWasGoodOnceIsRefusedWhenItsTimeIsOver() {
        var clock = new SettableClock();
        clock.advance(Duration.between(clock.instant(), Instant.now()));
        var tokens = new AccessTokens(
                server.bean(SigningKeys.class), clients, server.bean(Accounts.class), endpoints, clock);
        var token = kienAn.token(SCOPES);
        assertThat(tokens.find(token, "/fhir")).isPresent();
        assertThat(tokens.find(token, "/fhir")).isPresent();
        assertThat(tokens.find(token, "/elsewhere")).isEmpty();
        assertThat(tokens.find(TokenRequestsTest.tampered(token), "/fhir")).isEmpty();
        clock.advance(Duration.ofMinutes(6));
        assertThat(tokens.find(token, "/fhir")).isEmpty();
    }

    @Test
    void aRevokedClientsTokensAreRefused() {
        var token = kienAn.token(SCOPES);
        assertThat(status("GET", "Patient", "", token)).isEqualTo(200);
        clients.revoke(kienAn.name());
        assertThat(status("GET", "Patient", "", token)).isEqualTo(401);
    }

    @Test
    void theLastingTokensGoOnAsBefore() {
        assertThat(server.get("Patient").statusCode()).isEqualTo(200);
        assertThat(status("GET", "Patient", "", "x".repeat(43))).isEqualTo(401);
        var without = server.get("Patient", "Authorization", "");
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"vongdoi\"");
    }

    @Test
    void withoutItsScopeNoFileIsDelivered() {
        assertThat(status("POST", claims(), "x", kienAn.token("system/*.cruds")))
                .isEqualTo(403);
    }

    private JWTClaimsSet.Builder good() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(endpoints.issuer())
                .subject(kienAn.name())
                .audience(endpoints.doors())
                .claim("client_id", kienAn.name())
                .claim("scope", SCOPES)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(own.getKeyID());
    }

    private String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims) {
        return Program.signed(header, claims, own);
    }

    private String none() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var header = "{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + own.getKeyID() + "\"}";
        return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(good().build().toString().getBytes(StandardCharsets.UTF_8))
                + ".";
    }

    private String withPublicKey() throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(own.getKeyID())
                        .build(),
                good().build());
        jwt.sign(new MACSigner(own.toPublicJWK().toJSONString()));
        return jwt.serialize();
    }

    private int status(String method, String path, String body, String token) {
        return server.send(method, path, body, bearer(token)).statusCode();
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private String claims() {
        return server.base().replace("/fhir", "/exchange/claims");
    }

    private long resources() {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from record.resource")
                .query(Long.class)
                .single();
    }
}
