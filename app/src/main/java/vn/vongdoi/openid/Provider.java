package vn.vongdoi.openid;

import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vongdoi.page.Problem;

/**
 * The provider as Spring's OAuth client talks to it: code with PKCE, state and nonce, and an ID token whose signature,
 * issuer, audience, time and nonce are right. Its metadata are read when somebody first wants to sign in, so that the
 * server starts without it. The tokens end with the request that got them.
 */
final class Provider {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final String ID = "openid";
    private static final Duration METADATA_TRUSTED = Duration.ofHours(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** OpenID Connect Core, 2. */
    private static final int LONGEST_SUBJECT = 255;

    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,64}");

    /** What is no fault of whoever signs in: the answers of a provider that does not work. */
    private static final Set<String> NOT_WORKING = Set.of(
            OAuth2ErrorCodes.SERVER_ERROR,
            OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE,
            OAuth2ErrorCodes.INVALID_CLIENT,
            OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
            "invalid_token_response");

    /** The provider as its metadata describe it. */
    private record Known(ClientRegistration client, OidcAuthorizationCodeAuthenticationProvider proof, Instant until) {}

    private final Settings settings;
    private final String back;
    private final Clock clock;
    private final JdkClientHttpRequestFactory http;
    private final RestClient rest;
    private volatile @Nullable Known known;

    /** @param back to where the provider sends people back */
    Provider(Settings settings, String back, Clock clock) {
        this.settings = settings;
        this.back = back;
        this.clock = clock;
        this.http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        http.setReadTimeout(ANSWER);
        this.rest = RestClient.builder().requestFactory(http).build();
    }

    /** A new request, to which the browser is to be sent. @throws Problem when the provider cannot be reached */
    OAuth2AuthorizationRequest ask(HttpServletRequest request) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(
                new InMemoryClientRegistrationRepository(known().client()));
        return Objects.requireNonNull(resolver.resolve(request, ID));
    }

    /**
     * Who came back, proved by the ID token that the code of this answer is exchanged for.
     *
     * @throws Problem when the answer is not one to this attempt, the token is not right, or the provider fails
     */
    OidcIdToken prove(Attempt attempt, Map<String, String> answer) {
        var known = known();
        var exchange = new OAuth2AuthorizationExchange(asked(attempt, known.client()), response(answer));
        try {
            var proved = known.proof().authenticate(new OAuth2LoginAuthenticationToken(known.client(), exchange));
            if (proved != null && proved.getPrincipal() instanceof OidcUser user) return user.getIdToken();
            throw new IllegalStateException("the openid scope was asked for");
        } catch (OAuth2AuthenticationException e) {
            var told = e.getError().getErrorCode();
            var code = ERROR_CODE.matcher(told).matches() ? told : "unknown";
            if (NOT_WORKING.contains(code) || hasNoKeys(e)) throw notWorking(code);
            LOG.info("a sign-in by OpenID was refused: {}", code);
            throw OAuth2ErrorCodes.ACCESS_DENIED.equals(code) ? declined() : refused();
        }
    }

    /** A token that is wrong is a BadJwtException; any other means that it could not be looked at. */
    private static boolean hasNoKeys(OAuth2AuthenticationException e) {
        return e.getCause() instanceof JwtException wrong && !(wrong instanceof BadJwtException);
    }

    private OAuth2AuthorizationRequest asked(Attempt attempt, ClientRegistration client) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
                .clientId(client.getClientId())
                .redirectUri(back)
                .scopes(client.getScopes())
                .state(attempt.state())
                .attributes(Map.of(
                        OidcParameterNames.NONCE,
                        attempt.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        attempt.verifier()))
                .build();
    }

    private OAuth2AuthorizationResponse response(Map<String, String> answer) {
        // With one provider there is nothing to mix up, but who names himself must be it (RFC 9207).
        if (!answer.getOrDefault("iss", settings.issuer()).equals(settings.issuer())) throw refused();
        var code = answer.getOrDefault("code", "");
        var response = code.isEmpty()
                ? OAuth2AuthorizationResponse.error(answer.getOrDefault("error", "unknown"))
                : OAuth2AuthorizationResponse.success(code);
        return response.state(answer.getOrDefault("state", ""))
                .redirectUri(back)
                .build();
    }

    private Known known() {
        var before = known;
        if (before != null && clock.instant().isBefore(before.until())) return before;
        var client = registration();
        var now = new Known(client, proof(client), clock.instant().plus(METADATA_TRUSTED));
        known = now;
        return now;
    }

    private ClientRegistration registration() {
        try {
            var metadata = rest.get()
                    .uri(UriComponentsBuilder.fromUriString(settings.issuer().replaceAll("/$", ""))
                            .path("/.well-known/openid-configuration")
                            .build()
                            .toUri())
                    .retrieve()
                    .body(new ParameterizedTypeReference<Map<String, Object>>() {});
            if (metadata == null || !settings.issuer().equals(metadata.get("issuer"))) {
                throw notWorking("its metadata name another issuer");
            }
            var client = ClientRegistrations.fromOidcConfiguration(metadata)
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(back)
                    .scope(OidcScopes.OPENID)
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build());
            settings.secret()
                    .ifPresentOrElse(
                            client::clientSecret,
                            () -> client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE));
            return client.build();
        } catch (RestClientException | IllegalArgumentException e) {
            throw notWorking(e.getClass().getSimpleName());
        }
    }

    private OidcAuthorizationCodeAuthenticationProvider proof(ClientRegistration client) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        // What the ID token tells is enough: it is signed, and no second endpoint has to be up.
        var proof = new OidcAuthorizationCodeAuthenticationProvider(
                tokens, asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
        var decoder = decoder(client);
        proof.setJwtDecoderFactory(_ -> decoder);
        return proof;
    }

    private JwtDecoder decoder(ClientRegistration client) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(client.getProviderDetails().getJwkSetUri()))
                .restOperations(new RestTemplate(http))
                .jwsAlgorithms(all -> all.addAll(algorithms(client)))
                .build();
        // The decoder's own reading makes up a missing iat.
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        var claims = new OidcIdTokenValidator(client);
        claims.setClock(clock);
        var subject = new JwtClaimValidator<Object>(
                IdTokenClaimNames.SUB,
                told -> told instanceof String text && !text.isBlank() && text.length() <= LONGEST_SUBJECT);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims, subject));
        return decoder;
    }

    /** Only signatures with a private key: those that the provider names, else the one that all know. */
    private static List<SignatureAlgorithm> algorithms(ClientRegistration client) {
        var named = client.getProviderDetails()
                .getConfigurationMetadata()
                .getOrDefault("id_token_signing_alg_values_supported", List.of());
        var known = named instanceof Collection<?> all
                ? all.stream()
                        .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                        .filter(Objects::nonNull)
                        .toList()
                : List.<SignatureAlgorithm>of();
        return known.isEmpty() ? List.of(SignatureAlgorithm.RS256) : known;
    }

    private Problem notWorking(String why) {
        LOG.warn("the OpenID provider {} does not work: {}", settings.issuer(), why);
        return new Problem(
                Problem.Category.NOT_READY,
                settings.name() + " hiện không trả lời. Thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.",
                settings.name()
                        + " does not answer at present. Try again in some minutes, or sign in with the password.");
    }

    private Problem declined() {
        return Problem.forbidden(
                "Bạn chưa đồng ý ở " + settings.name() + ", nên chưa đăng nhập.",
                "You did not agree at " + settings.name() + ", so you are not signed in.");
    }

    private Problem refused() {
        return Problem.invalid(
                "Câu trả lời từ " + settings.name() + " không đúng với lần này nên không được dùng. Hãy bắt đầu lại.",
                "The answer from " + settings.name() + " does not fit this attempt and was not used. Begin again.");
    }
}
