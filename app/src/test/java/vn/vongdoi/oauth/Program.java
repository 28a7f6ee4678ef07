package vn.vongdoi.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import vn.vongdoi.FhirServer;
import vn.vongdoi.Visitor;

/** A hospital's program with a private key of its own, that asks a running server for tokens. */
public final class Program {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final FhirServer server;
    private final String name;
    private final JWK key;

    /** @param key with its private half */
    Program(FhirServer server, String name, JWK key) {
        this.server = server;
        this.name = name;
        this.key = key;
    }

    public Program(FhirServer server, String name) {
        this(server, name, ecKey(Curve.P_384));
    }

    public static JWK ecKey(Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String name() {
        return name;
    }

    JWK key() {
        return key;
    }

    /** As it is handed to the administrator. */
    public String publicKey() {
        return key.toPublicJWK().toJSONString();
    }

    /** What a good assertion says. */
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(name)
                .subject(name)
                .audience(server.bean(Endpoints.class).of(Endpoints.TOKEN))
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(240)));
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(algorithm(key)).type(JOSEObjectType.JWT).keyID(key.getKeyID());
    }

    String signed(JWTClaimsSet.Builder claims) {
        return signed(header(), claims, key);
    }

    static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims, JWK key) {
        try {
            var jwt = new SignedJWT(header.build(), claims.build());
            jwt.sign(new DefaultJWSSignerFactory()
                    .createJWSSigner(key, header.build().getAlgorithm()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSAlgorithm algorithm(JWK key) {
        if (key.getKeyType().getValue().equals("RSA")) return JWSAlgorithm.RS384;
        return key.toECKey().getCurve().equals(Curve.P_256) ? JWSAlgorithm.ES256 : JWSAlgorithm.ES384;
    }

    HttpResponse<String> ask(String scope, String assertion) {
        return post("grant_type=client_credentials&scope=" + Visitor.encoded(scope) + "&client_assertion_type="
                + Visitor.encoded(TYPE) + "&client_assertion=" + Visitor.encoded(assertion));
    }

    HttpResponse<String> post(String form) {
        return server.send(
                "POST",
                server.base().replace("/fhir", Endpoints.TOKEN),
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "");
    }

    /** An access token for that scope. */
    public String token(String scope) {
        var answer = ask(scope, signed(claims()));
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return FhirServer.json(answer).path("access_token").stringValue();
    }
}
