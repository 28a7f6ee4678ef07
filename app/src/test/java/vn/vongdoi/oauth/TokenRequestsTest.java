package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.FhirServer;
import vn.vongdoi.Visitor;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.client.Clients;

/** A program proves who it is at the running server, and others try to be it. */
class TokenRequestsTest {
    private static final String ALL = "system/*.rs";

    private final FhirServer server = FhirServer.shared();
    private final Clients clients = server.bean(Clients.class);
    private final Program kienAn = new Program(server, "kien-an-" + UUID.randomUUID());

    @BeforeEach
    void register() {
        add(kienAn, "system/*.cruds exchange");
    }

    @Test
    void aProgramWithARegisteredKeyGetsATokenForFiveMinutesThatNobodyKeeps() throws ParseException {
        var answer = kienAn.ask(ALL, kienAn.signed(kienAn.claims()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        var body = FhirServer.json(answer);
        assertThat(body.path("token_type").stringValue()).isEqualToIgnoringCase("bearer");
        assertThat(body.path("scope").stringValue()).isEqualTo(ALL);
        assertThat(body.path("expires_in").intValue()).isBetween(298, 300);
        assertThat(body.has("refresh_token")).isFalse();
        var token = SignedJWT.parse(body.path("access_token").stringValue());
        assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        var claims = token.getJWTClaimsSet();
        var issuer = server.bean(Endpoints.class).issuer();
        assertThat(claims.getIssuer()).isEqualTo(issuer);
        assertThat(claims.getAudience())
                .containsExactly(issuer + "/fhir", issuer + "/exchange", issuer + "/cds-services");
        assertThat(claims.getSubject()).isEqualTo(kienAn.name()).isEqualTo(claims.getStringClaim("client_id"));
        assertThat(claims.getStringClaim("scope")).isEqualTo(ALL);
        assertThat(claims.getJWTID()).isNotBlank();
    }

    @Test
    void eachOfTheThreeAlgorithmsProvesAKeyOfItsKind() throws JOSEException {
        var rsa = new RSAKeyGenerator(2048).keyID("khóa RSA").generate();
        for (var key : List.<JWK>of(rsa, Program.ecKey(Curve.P_256), Program.ecKey(Curve.P_384))) {
            var program = new Program(server, "alg-" + UUID.randomUUID(), key);
            add(program, ALL);
            assertThat(program.token(ALL)).isNotBlank();
        }
    }

    @Test
    void theIssuerIsAnAudienceToo() {
        var claims = kienAn.claims().audience(server.bean(Endpoints.class).issuer());
        assertThat(kienAn.ask(ALL, kienAn.signed(claims)).statusCode()).isEqualTo(200);
    }

    @Test
    void thePublicKeysAreForAllAndOnlyThey() throws ParseException {
        var keys = server.send("GET", server.base().replace("/fhir", Endpoints.JWKS), "", "Authorization", "");
        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.body()).doesNotContain("\"d\"");
        var known = FhirServer.json(keys)
                .path("keys")
                .valueStream()
                .map(k -> k.path("kid").stringValue());
        assertThat(known)
                .contains(SignedJWT.parse(kienAn.token(ALL)).getHeader().getKeyID());
        assertThat(server.bean(JdbcClient.class)
                        .sql("select encode(sealed, 'escape') from oauth.signing_key")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(kept -> assertThat(kept).doesNotContain("P-256").doesNotContain("kty"));
    }

    @Test
    void anAssertionWorksOnce() {
        var assertion = kienAn.signed(kienAn.claims());
        assertThat(kienAn.ask(ALL, assertion).statusCode()).isEqualTo(200);
        refused("replayed", kienAn.ask(ALL, assertion));
    }

    @Test
    void whatDoesNotProveTheProgramIsRefused() throws JOSEException {
        var stranger = new Program(server, kienAn.name());
        var neighbour = new Program(server, "neighbour-" + UUID.randomUUID());
        add(neighbour, ALL);
        var own = kienAn.key();
        var now = Instant.now();
        var jwk = kienAn.header().jwk(stranger.key().toPublicJWK());
        var jku = kienAn.header().jwkURL(URI.create("https://evil.example/jwks"));

        refused("alg none", kienAn.ask(ALL, new PlainJWT(kienAn.claims().build()).serialize()));
        refused("HS256 with the public key", kienAn.ask(ALL, withPublicKey(kienAn)));
        refused("another key", kienAn.ask(ALL, stranger.signed(kienAn.claims())));
        refused(
                "another key under the right kid",
                kienAn.ask(ALL, Program.signed(kienAn.header(), kienAn.claims(), stranger.key())));
        refused("the key of another program", kienAn.ask(ALL, neighbour.signed(kienAn.claims())));
        refused("embedded jwk", kienAn.ask(ALL, Program.signed(jwk, kienAn.claims(), stranger.key())));
        refused("embedded jwk, own key", kienAn.ask(ALL, Program.signed(jwk, kienAn.claims(), own)));
        refused("jku", kienAn.ask(ALL, Program.signed(jku, kienAn.claims(), own)));
        refused("no kid", kienAn.ask(ALL, Program.signed(kienAn.header().keyID(null), kienAn.claims(), own)));
        for (var kid : List.of("../../../dev/null", "' or 1=1 --", "", "x".repeat(2_000))) {
            refused("kid " + kid, kienAn.ask(ALL, Program.signed(kienAn.header().keyID(kid), kienAn.claims(), own)));
        }
        refused(
                "other typ",
                kienAn.ask(
                        ALL, Program.signed(kienAn.header().type(new JOSEObjectType("at+jwt")), kienAn.claims(), own)));
        refused("wrong audience", asking(kienAn.claims().audience("https://other.example/token")));
        refused(
                "audience of the door",
                asking(kienAn.claims().audience(server.bean(Endpoints.class).of("/fhir"))));
        refused("no audience", asking(kienAn.claims().audience((String) null)));
        refused("other issuer", asking(kienAn.claims().issuer("someone")));
        refused("expired", asking(kienAn.claims().expirationTime(Date.from(now.minusSeconds(60)))));
        refused("too long", asking(kienAn.claims().expirationTime(Date.from(now.plus(Duration.ofMinutes(6))))));
        refused("no expiry", asking(kienAn.claims().expirationTime(null)));
        refused("not yet", asking(kienAn.claims().notBeforeTime(Date.from(now.plusSeconds(120)))));
        refused("no jti", asking(kienAn.claims().jwtID(null)));
        refused("endless jti", asking(kienAn.claims().jwtID("x".repeat(300))));
        refused("tampered", kienAn.ask(ALL, tampered(kienAn.signed(kienAn.claims()))));
        refused("no signature", kienAn.ask(ALL, withoutSignature(kienAn.signed(kienAn.claims()))));
        refused("no assertion", kienAn.ask(ALL, ""));
        refused("rubbish", kienAn.ask(ALL, "a.b.c"));
        var nobody = new Program(server, "nobody");
        refused("unknown program", nobody.ask(ALL, nobody.signed(nobody.claims())));
        assertThat(used()).as("nothing is noted of them").isZero();
    }

    @Test
    void noOtherProofAndNoOtherGrantIsTaken() {
        var secret = kienAn.post(
                "grant_type=client_credentials&scope=system/*.rs&client_id=" + kienAn.name() + "&client_secret=guess");
        refused("a secret", secret);
        refused("nothing", kienAn.post("grant_type=client_credentials&scope=system/*.rs"));
        var assertion = "&client_assertion_type="
                + Visitor.encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") + "&client_assertion=";
        for (var grant : List.of("password", "urn:ietf:params:oauth:grant-type:token-exchange")) {
            var answer = kienAn.post("grant_type=" + Visitor.encoded(grant)
                    + "&username=a&password=b&code=c&refresh_token=d" + assertion + kienAn.signed(kienAn.claims()));
            assertThat(answer.statusCode()).as(grant).isEqualTo(400);
            assertThat(FhirServer.json(answer).path("error").stringValue()).isEqualTo("unsupported_grant_type");
        }
        var refreshed = kienAn.post("grant_type=refresh_token&refresh_token=" + "d".repeat(43) + assertion
                + kienAn.signed(kienAn.claims()));
        assertThat(FhirServer.json(refreshed).path("error").stringValue()).isEqualTo("invalid_grant");
    }

    @Test
    void moreThanWasRegisteredIsNotGranted() {
        var reader = new Program(server, "reader-" + UUID.randomUUID());
        add(reader, "system/Observation.rs");
        assertThat(reader.token("system/Observation.s")).isNotBlank();
        assertThat(reader.token("system/Observation.read")).isNotBlank();
        for (var scope : List.of(
                "system/*.rs",
                "system/Observation.cruds",
                "system/Observation.write",
                "system/Observation.rs system/Patient.r",
                "exchange",
                "patient/Observation.rs",
                "system/Observation.rs?category=laboratory",
                "openid",
                "")) {
            var answer = reader.ask(scope, reader.signed(reader.claims()));
            assertThat(answer.statusCode()).as(scope).isEqualTo(400);
            assertThat(FhirServer.json(answer).path("error").stringValue()).isEqualTo("invalid_scope");
        }
    }

    @Test
    void anAssertionInTheAddressIsRefused() {
        var answer = server.send(
                "POST",
                server.base().replace("/fhir", Endpoints.TOKEN) + "?client_assertion=" + kienAn.signed(kienAn.claims()),
                "grant_type=client_credentials",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void whileKeysChangeBothHoldAndThenOnlyTheNew() {
        var renewed = new Program(server, kienAn.name());
        clients.rotate(kienAn.name(), renewed.publicKey(), Instant.now().plusSeconds(3600));
        assertThat(kienAn.token(ALL)).isNotBlank();
        assertThat(renewed.token(ALL)).isNotBlank();

        var third = new Program(server, kienAn.name());
        clients.rotate(kienAn.name(), third.publicKey(), Instant.now().minusSeconds(1));
        refused("first key", kienAn.ask(ALL, kienAn.signed(kienAn.claims())));
        refused("second key", renewed.ask(ALL, renewed.signed(renewed.claims())));
        assertThat(third.token(ALL)).isNotBlank();
    }

    private void refused(String why, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(why + ": " + answer.body()).isEqualTo(401);
        assertThat(FhirServer.json(answer).path("error").stringValue()).as(why).isEqualTo("invalid_client");
    }

    private HttpResponse<String> asking(JWTClaimsSet.Builder claims) {
        return kienAn.ask(ALL, kienAn.signed(claims));
    }

    private void add(Program program, String scopes) {
        clients.add(program.name(), Optional.of("31301"), Scopes.of(scopes), program.publicKey());
    }

    private int used() {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from client.assertion where client = :name")
                .param("name", kienAn.name())
                .query(Integer.class)
                .single();
    }

    private static String withPublicKey(Program program) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(program.header().build().getKeyID())
                        .build(),
                program.claims().build());
        jwt.sign(new MACSigner(program.publicKey()));
        return jwt.serialize();
    }

    static String tampered(String jwt) {
        var parts = new ArrayList<>(List.of(jwt.split("\\.")));
        var payload = parts.get(1);
        var at = payload.length() / 2;
        parts.set(1, payload.substring(0, at) + (payload.charAt(at) == 'A' ? 'B' : 'A') + payload.substring(at + 1));
        return String.join(".", parts);
    }

    static String withoutSignature(String jwt) {
        return jwt.substring(0, jwt.lastIndexOf('.') + 1);
    }
}
