package vn.vongdoi.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What every JWT is held to, a token of ours as well as a client's assertion (RFC 8725). */
final class JwtRules {
    /** What clocks may differ by. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** Where a header tells the verifier to find the key: a forger would tell his own. */
    private static final List<String> KEYS_IN_HEADER = List.of("jku", "jwk", "x5u", "x5c");

    private JwtRules() {}

    /** @param typ those allowed; null = the header says none */
    static NimbusJwtDecoder decoder(
            JWKSource<SecurityContext> keys, Set<SignatureAlgorithm> algorithms, @Nullable JOSEObjectType... typ) {
        return NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(all -> {
                    all.clear();
                    all.addAll(algorithms);
                })
                .jwtProcessorCustomizer(
                        processor -> processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(typ)))
                .build();
    }

    /** In this order; what comes later is asked only when all before agree. */
    @SafeVarargs
    static OAuth2TokenValidator<Jwt> rules(Clock clock, OAuth2TokenValidator<Jwt>... more) {
        var time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        return jwt -> {
            var result = header(jwt);
            if (!result.hasErrors()) result = time.validate(jwt);
            for (var i = 0; i < more.length && !result.hasErrors(); i++) result = more[i].validate(jwt);
            return result;
        };
    }

    private static OAuth2TokenValidatorResult header(Jwt jwt) {
        if (!(jwt.getHeaders().get("kid") instanceof String)) return Refusal.invalid("no kid");
        return KEYS_IN_HEADER.stream().anyMatch(jwt.getHeaders()::containsKey)
                ? Refusal.invalid("a key in the header")
                : OAuth2TokenValidatorResult.success();
    }
}
