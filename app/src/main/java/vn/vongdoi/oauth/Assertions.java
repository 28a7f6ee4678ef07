package vn.vongdoi.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.client.Client;
import vn.vongdoi.client.Clients;

/**
 * Whether an assertion proves its client: signed with one of its keys, made for this server, for minutes only, and used
 * for the first time (RFC 7523; SMART Backend Services).
 */
@Component
final class Assertions implements JwtDecoderFactory<RegisteredClient> {
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Pattern JTI = Pattern.compile("[!-~]{1,255}");
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.ES384, SignatureAlgorithm.RS384);

    private final Clients clients;
    private final Endpoints endpoints;
    private final Clock clock;

    Assertions(Clients clients, Endpoints endpoints, Clock clock) {
        this.clients = clients;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    static List<String> algorithms() {
        return ALGORITHMS.stream().map(SignatureAlgorithm::getName).sorted().toList();
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient registered) {
        var client = clients.find(registered.getClientId())
                .orElseThrow(() -> Refusal.of(OAuth2ErrorCodes.INVALID_CLIENT, "revoked"));
        var keys = new ImmutableJWKSet<com.nimbusds.jose.proc.SecurityContext>(new JWKSet(client.keys()));
        var decoder = JwtRules.decoder(keys, ALGORITHMS, JOSEObjectType.JWT, null);
        decoder.setJwtValidator(
                JwtRules.rules(clock, jwt -> isFor(client, jwt), this::isShort, jwt -> isNew(client, jwt)));
        return decoder;
    }

    private OAuth2TokenValidatorResult isFor(Client client, Jwt assertion) {
        var right = client.name().equals(assertion.getSubject())
                && client.name().equals(assertion.getClaimAsString("iss"))
                && !Collections.disjoint(
                        Objects.requireNonNullElse(assertion.getAudience(), List.of()), endpoints.audience());
        return right ? OAuth2TokenValidatorResult.success() : Refusal.invalid("iss, sub or aud");
    }

    private OAuth2TokenValidatorResult isShort(Jwt assertion) {
        var latest = clock.instant().plus(LONGEST_LIFE).plus(JwtRules.SKEW);
        return Objects.requireNonNull(assertion.getExpiresAt()).isAfter(latest)
                ? Refusal.invalid("exp too far ahead")
                : OAuth2TokenValidatorResult.success();
    }

    private OAuth2TokenValidatorResult isNew(Client client, Jwt assertion) {
        var jti = assertion.getId();
        var isNew = jti != null
                && JTI.matcher(jti).matches()
                && clients.isFirstUse(client, jti, Objects.requireNonNull(assertion.getExpiresAt()));
        return isNew ? OAuth2TokenValidatorResult.success() : Refusal.invalid("jti");
    }
}
