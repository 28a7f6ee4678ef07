package vn.vongdoi.oauth;

import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import vn.vongdoi.account.Secret;

/**
 * Codes and refresh tokens as the authorisation server asks for them. Access tokens are kept nowhere: they are over in
 * minutes and prove themselves; kept, they could only be stolen.
 */
@Component
final class Authorizations implements OAuth2AuthorizationService {
    private final Codes codes;
    private final LastingAgreements lasting;
    private final RegisteredClients clients;
    private final Endpoints endpoints;

    Authorizations(Codes codes, LastingAgreements lasting, RegisteredClients clients, Endpoints endpoints) {
        this.codes = codes;
        this.lasting = lasting;
        this.clients = clients;
        this.endpoints = endpoints;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type == null || !Secret.isOne(token)) return null;
        return switch (type.getValue()) {
            case OAuth2ParameterNames.CODE ->
                codes.find(token).map(code -> ofCode(token, code)).orElseGet(() -> usedUp(token));
            case OAuth2ParameterNames.REFRESH_TOKEN ->
                lasting.find(token).map(found -> ofRefresh(token, found)).orElse(null);
            default -> null;
        };
    }

    private @Nullable OAuth2Authorization usedUp(String code) {
        lasting.endOfCode(code);
        return null;
    }

    private OAuth2Authorization ofCode(String token, Codes.Code code) {
        var more = new HashMap<String, Object>(Map.of(
                PkceParameterNames.CODE_CHALLENGE,
                code.challenge(),
                PkceParameterNames.CODE_CHALLENGE_METHOD,
                AppRequest.S256));
        if (code.nonce() != null) more.put(OidcParameterNames.NONCE, code.nonce());
        var agreement = code.agreement();
        var request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(endpoints.authorize())
                .clientId(agreement.client())
                .redirectUri(code.redirect())
                .scopes(agreement.words())
                .additionalParameters(more)
                .build();
        return begun(token, agreement)
                .attribute(OAuth2AuthorizationRequest.class.getName(), request)
                .token(new OAuth2AuthorizationCode(token, code.issued(), code.until()))
                .build();
    }

    private OAuth2Authorization ofRefresh(String token, LastingAgreements.Refreshing found) {
        var agreement = found.agreement();
        var authorization =
                begun(token, agreement).refreshToken(new OAuth2RefreshToken(token, found.issued(), found.until()));
        // The next ID token says what the first one did of when somebody signed in; nothing else is taken from it.
        return authorization
                .token(new OidcIdToken("-", found.issued(), found.until(), Map.of("sub", agreement.login())))
                .build();
    }

    private OAuth2Authorization.Builder begun(String token, Agreement agreement) {
        var registered = clients.findByClientId(agreement.client());
        if (registered == null) throw Refusal.of(OAuth2ErrorCodes.INVALID_GRANT, "revoked");
        return OAuth2Authorization.withRegisteredClient(registered)
                .id(token)
                .principalName(agreement.login())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(agreement.words())
                .attribute(Principal.class.getName(), agreement.who())
                .attribute(Agreement.NAME, agreement);
    }

    /** Tokens were made, or somebody else tried the code. What is used up is used up before anything is answered. */
    @Override
    public void save(OAuth2Authorization authorization) {
        var refresh = authorization.getToken(OAuth2RefreshToken.class);
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code != null) {
            if (!code.isInvalidated()) return;
            if (!codes.use(code.getToken().getTokenValue())) throw used();
            if (refresh != null) begin(authorization, code.getToken().getTokenValue(), refresh.getToken());
        } else if (refresh != null && !refresh.getToken().getTokenValue().equals(authorization.getId())) {
            var next = refresh.getToken();
            if (!lasting.replace(authorization.getId(), next.getTokenValue(), issued(next))) throw used();
        }
    }

    private void begin(OAuth2Authorization authorization, String code, OAuth2RefreshToken token) {
        lasting.begin(Agreement.find(authorization).orElseThrow(), code, token.getTokenValue(), issued(token));
    }

    private static Instant issued(OAuth2RefreshToken token) {
        return Objects.requireNonNull(token.getIssuedAt());
    }

    private static RuntimeException used() {
        return Refusal.of(OAuth2ErrorCodes.INVALID_GRANT, "used");
    }

    @Override
    public void remove(OAuth2Authorization authorization) {}

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }
}
