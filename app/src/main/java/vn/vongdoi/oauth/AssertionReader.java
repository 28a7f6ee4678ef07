package vn.vongdoi.oauth;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * The assertion of a token request, and whose it claims to be. Spring's own reader wants client_id beside it, which
 * clients of SMART Backend Services do not send (RFC 7523, 3: the subject is the client).
 */
final class AssertionReader implements AuthenticationConverter {
    private static final ClientAuthenticationMethod ASSERTION =
            new ClientAuthenticationMethod("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    private static final int LONGEST = 8_000;

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        // Endpoints stand in logs.
        if (request.getQueryString() != null) {
            throw Refusal.of(OAuth2ErrorCodes.INVALID_REQUEST, "parameters in the address");
        }
        if (RefreshReader.isOne(request)) return null;
        // An app that keeps no key shows that it began the request itself (RFC 7636); the next reader looks at that.
        if (request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION_TYPE) == null
                && request.getParameter(PkceParameterNames.CODE_VERIFIER) != null) {
            return null;
        }
        if (!ASSERTION.getValue().equals(one(request, OAuth2ParameterNames.CLIENT_ASSERTION_TYPE))) {
            throw Refusal.of(OAuth2ErrorCodes.INVALID_CLIENT, "private_key_jwt is needed");
        }
        var assertion = one(request, OAuth2ParameterNames.CLIENT_ASSERTION);
        var client = subject(assertion);
        var named = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        if (named != null && !client.equals(one(request, OAuth2ParameterNames.CLIENT_ID))) {
            throw Refusal.of(OAuth2ErrorCodes.INVALID_CLIENT, "client_id is not the subject");
        }
        return new OAuth2ClientAuthenticationToken(client, ASSERTION, assertion, Map.of());
    }

    private static String one(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        if (values != null && values.length == 1 && !values[0].isBlank() && values[0].length() <= LONGEST) {
            return values[0];
        }
        throw Refusal.of(OAuth2ErrorCodes.INVALID_CLIENT, name + " is needed, once");
    }

    /** Not verified yet: it only tells whose keys to verify with. */
    private static String subject(String assertion) {
        try {
            var subject = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
            if (subject != null) return subject;
        } catch (ParseException e) {
            // told below
        }
        throw Refusal.of(OAuth2ErrorCodes.INVALID_CLIENT, "not a signed JWT with a subject");
    }
}
