package vn.vongdoi.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A provider that answers whatever it is told to, forged tokens too: the one system here that is not ours. */
final class ForgingProvider implements AutoCloseable {
    static final String CLIENT = "vong-doi";
    static final String SECRET = "mot bi mat: 100%";

    private final HttpServer server;
    private final RSAKey key;
    private volatile Map<String, Object> tokens = Map.of();
    private volatile int status = 200;
    private volatile boolean up = true;
    private volatile Map<String, String> asked = Map.of();
    private volatile String authorization = "";

    ForgingProvider() throws IOException, JOSEException {
        key = key();
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        200,
                        Map.of(
                                "issuer",
                                issuer(),
                                "authorization_endpoint",
                                issuer() + "/authorize",
                                "token_endpoint",
                                issuer() + "/token",
                                "jwks_uri",
                                issuer() + "/keys",
                                "userinfo_endpoint",
                                issuer() + "/never-asked",
                                "response_types_supported",
                                List.of("code"),
                                "subject_types_supported",
                                List.of("public"),
                                "id_token_signing_alg_values_supported",
                                List.of("RS256", "none", "HS256"))));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", exchange -> {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked = Arrays.stream(form.split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, status, tokens);
        });
        server.start();
    }

    static RSAKey key() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("k1").generate();
    }

    private void answer(HttpExchange exchange, int code, Map<String, Object> body) throws IOException {
        var bytes = (up ? JsonMapper.shared().writeValueAsString(body) : "<h1>Bad gateway</h1>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", up ? "application/json" : "text/html");
        exchange.sendResponseHeaders(up ? code : 502, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether it works. */
    void up(boolean works) {
        up = works;
    }

    /** To every code from now on. */
    void tells(String idToken) {
        status = 200;
        tokens = Map.of("access_token", "a", "token_type", "Bearer", "expires_in", 60, "id_token", idToken);
    }

    void tellsNoIdToken() {
        status = 200;
        tokens = Map.of("access_token", "a", "token_type", "Bearer", "expires_in", 60);
    }

    void refuses(String error) {
        status = 400;
        tokens = Map.of("error", error);
    }

    /** What the last exchange of a code sent. */
    String asked(String parameter) {
        return asked.getOrDefault(parameter, "");
    }

    String authorization() {
        return authorization;
    }

    /** What a right token tells. */
    Map<String, Object> claims(String subject, String nonce) {
        var now = Instant.now();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer());
        claims.put("sub", subject);
        claims.put("aud", CLIENT);
        claims.put("nonce", nonce);
        claims.put("iat", Date.from(now));
        claims.put("exp", Date.from(now.plusSeconds(60)));
        return claims;
    }

    String signed(Map<String, Object> claims) throws JOSEException {
        return signed(claims, key);
    }

    String signed(Map<String, Object> claims, RSAKey by) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), set(claims));
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    String unsigned(Map<String, Object> claims) {
        return new PlainJWT(set(claims)).serialize();
    }

    /** With the public key as if it were a secret that both know. */
    String signedWithThePublicKey(Map<String, Object> claims) throws JOSEException {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set(claims));
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static JWTClaimsSet set(Map<String, Object> claims) {
        var builder = new JWTClaimsSet.Builder();
        claims.forEach(builder::claim);
        return builder.build();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
