package vn.vongdoi.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * An app without a key that comes with a refresh token: it proves nothing but that it holds the token, which therefore
 * works only once (RFC 9700, 4.14.2). Spring's own reader takes apps without a key with a code only.
 */
final class RefreshReader implements AuthenticationConverter, AuthenticationProvider {
    private static final String REFRESHING = RefreshReader.class.getName();

    private final RegisteredClients clients;

    RefreshReader(RegisteredClients clients) {
        this.clients = clients;
    }

    static boolean isOne(HttpServletRequest request) {
        return request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION_TYPE) == null
                && AuthorizationGrantType.REFRESH_TOKEN
                        .getValue()
                        .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (!isOne(request)) return null;
        var named = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        if (named == null || named.length != 1) throw Refusal.of(OAuth2ErrorCodes.INVALID_REQUEST, "client_id");
        return new OAuth2ClientAuthenticationToken(
                named[0], ClientAuthenticationMethod.NONE, null, Map.of(REFRESHING, true));
    }

    @Override
    public @Nullable Authentication authenticate(Authentication given) {
        var client = (OAuth2ClientAuthenticationToken) given;
        if (!client.getAdditionalParameters().containsKey(REFRESHING)) return null;
        var registered = clients.findByClientId(client.getPrincipal().toString());
        if (registered == null
                || !registered.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw Refusal.of(OAuth2ErrorCodes.INVALID_CLIENT, "not an app without a key");
        }
        return new OAuth2ClientAuthenticationToken(registered, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> type) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(type);
    }
}
