package vn.vongdoi.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.client.Client;
import vn.vongdoi.client.Clients;

/** Tokens that say by themselves whose they are (RFC 9068): ES256, five minutes, kept nowhere. */
@Component
public final class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(5);
    /** Two for each client and minute in a large province: what is more than that is begun anew. */
    private static final int MOST_VERIFIED = 2_000;

    private static final String TYPE = "at+jwt";
    private static final String CLIENT = "client_id";
    private static final String SCOPE = "scope";
    /** The number of the role in which somebody agreed. */
    private static final String POST = "post";
    /** Of whom alone the app may read, and the Patient of whom it may know. */
    private static final String PERSON = "person";

    private static final String PATIENT = "patient";

    private final SigningKeys keys;
    private final Clients clients;
    private final Accounts accounts;
    private final Endpoints endpoints;
    private final Clock clock;
    private final NimbusJwtDecoder decoder;

    /** Whose signature was right: a machine comes a thousand times with the same token. */
    private final Map<String, Jwt> verified = new ConcurrentHashMap<>();

    AccessTokens(SigningKeys keys, Clients clients, Accounts accounts, Endpoints endpoints, Clock clock) {
        this.keys = keys;
        this.clients = clients;
        this.accounts = accounts;
        this.endpoints = endpoints;
        this.clock = clock;
        decoder = JwtRules.decoder(keys, Set.of(SignatureAlgorithm.ES256), new JOSEObjectType(TYPE));
        decoder.setJwtValidator(JwtRules.rules(clock, this::ours));
    }

    /**
     * The machine behind a bearer token, or the person for whom an app has it, within the scopes that were granted.
     *
     * @param door the path that it stands before: {@code /fhir}
     */
    public Optional<Actor> find(String bearer, String door) {
        // Read here, so that a database that is away is a failure and not a wrong token.
        var kids = keys.keys().stream().map(ECKey::getKeyID).toList();
        return known(bearer, kids)
                .or(() -> decoded(bearer))
                .filter(token -> Objects.requireNonNullElse(token.getAudience(), List.of())
                        .contains(endpoints.of(door)))
                .flatMap(this::actor);
    }

    private Optional<Actor> actor(Jwt token) {
        var issued = Objects.requireNonNull(token.getIssuedAt());
        return Scopes.find(Objects.requireNonNull(token.getClaimAsString(SCOPE)))
                .flatMap(granted -> clients.find(Objects.requireNonNull(token.getClaimAsString(CLIENT)))
                        .filter(client -> !issued.isBefore(client.since()))
                        .flatMap(client -> client.isApp() ? person(token) : machine(client, token))
                        .map(actor -> actor.within(granted))
                        .flatMap(actor -> bound(actor, token)));
    }

    /** An agreement about one person holds however few of its scopes a token has. */
    private static Optional<Actor> bound(Actor actor, Jwt token) {
        var person = Optional.ofNullable((Long) token.getClaim(PERSON));
        return person.isEmpty() && !actor.scopes().isOfOnePatient() ? Optional.of(actor) : person.map(actor::of);
    }

    private static Optional<Actor> machine(Client client, Jwt token) {
        return client.name().equals(token.getSubject()) ? Optional.of(client.actor()) : Optional.empty();
    }

    /** In the role in which somebody agreed, as long as it is held. */
    private Optional<Actor> person(Jwt token) {
        var login = Objects.requireNonNull(token.getSubject());
        return Optional.ofNullable((Long) token.getClaim(POST))
                .filter(post -> accounts.posts(login).stream().anyMatch(held -> held.number() == post))
                .flatMap(post -> accounts.actor(login, Optional.of(post)));
    }

    /** One that was verified before, as long as it and its key hold. */
    private Optional<Jwt> known(String bearer, List<String> kids) {
        var known = verified.get(bearer);
        if (known == null) return Optional.empty();
        var holds = kids.contains(known.getHeaders().get("kid"))
                && clock.instant().isBefore(Objects.requireNonNull(known.getExpiresAt()));
        if (!holds) verified.remove(bearer);
        return holds ? Optional.of(known) : Optional.empty();
    }

    private Optional<Jwt> decoded(String bearer) {
        try {
            var token = decoder.decode(bearer);
            if (verified.size() >= MOST_VERIFIED) verified.clear();
            verified.put(bearer, token);
            return Optional.of(token);
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    private OAuth2TokenValidatorResult ours(Jwt token) {
        var isOurs = endpoints.issuer().equals(token.getClaimAsString("iss"))
                && token.getId() != null
                && token.getIssuedAt() != null
                && token.getSubject() != null
                && token.getClaimAsString(CLIENT) != null
                && token.getClaimAsString(SCOPE) != null;
        return isOurs ? OAuth2TokenValidatorResult.success() : Refusal.invalid("not ours");
    }

    JwtGenerator generator() {
        var generator = new JwtGenerator(new NimbusJwtEncoder(keys));
        generator.setClock(clock);
        generator.setJwtCustomizer(this::write);
        return generator;
    }

    private void write(JwtEncodingContext token) {
        var isAccess = OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType());
        token.getJwsHeader()
                .algorithm(SignatureAlgorithm.ES256)
                .type(isAccess ? TYPE : "JWT")
                .keyId(keys.current());
        if (!isAccess) {
            Agreement.find(token.getAuthorization()).ifPresent(agreement -> {
                token.getClaims().claim("auth_time", agreement.signedIn().getEpochSecond());
                if (agreement.fhirUser() != null) token.getClaims().claim("fhirUser", agreement.fhirUser());
            });
            return;
        }
        token.getClaims()
                .audience(endpoints.doors())
                .claim(CLIENT, token.getRegisteredClient().getClientId())
                .claim(SCOPE, String.join(" ", token.getAuthorizedScopes()));
        Agreement.find(token.getAuthorization()).ifPresent(agreement -> {
            token.getClaims().claim(POST, agreement.post());
            agreement.about().ifPresent(about -> {
                token.getClaims().claim(PATIENT, about.patient());
                if (agreement.bindsTo()) token.getClaims().claim(PERSON, about.person());
            });
        });
    }

    /** Id of the Patient of whom an app may know by this token of ours. */
    static Optional<String> patient(OAuth2AccessToken token) {
        try {
            return Optional.ofNullable(
                    SignedJWT.parse(token.getTokenValue()).getJWTClaimsSet().getStringClaim(PATIENT));
        } catch (ParseException e) {
            throw new IllegalStateException("a token of our own", e);
        }
    }
}
