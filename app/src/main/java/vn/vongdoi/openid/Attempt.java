package vn.vongdoi.openid;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * One round trip to the provider, as the session that began it keeps it: as one text, so that no class of a library
 * stands in the database. A session has one at most, and it counts once.
 *
 * @param nonce as it is here; the provider only sees its hash
 * @param verifier whose hash the provider was sent (PKCE)
 * @param login whose account the identity will be linked to; {@link #NOBODY} when somebody signs in
 */
record Attempt(String state, String nonce, String verifier, String login, Instant begun) {
    private static final String KEPT = Attempt.class.getName();
    /** Not the form of a login. */
    private static final String NOBODY = "-";

    private static final Duration LIFE = Duration.ofMinutes(10);

    static Attempt of(OAuth2AuthorizationRequest asked, Optional<String> login, Instant now) {
        return new Attempt(
                Objects.requireNonNull(asked.getState()),
                Objects.requireNonNull(asked.<String>getAttribute(OidcParameterNames.NONCE)),
                Objects.requireNonNull(asked.<String>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                login.orElse(NOBODY),
                now);
    }

    void keep(HttpServletRequest request) {
        var text = String.join(" ", state, nonce, verifier, login, begun.toString());
        request.getSession().setAttribute(KEPT, text);
    }

    /** What this session has begun and not yet ended, if it is not too long ago; it is ended by asking. */
    static Optional<Attempt> take(HttpServletRequest request, Instant now) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEPT) instanceof String text)) return Optional.empty();
        session.removeAttribute(KEPT);
        var parts = text.split(" ", -1);
        var attempt = new Attempt(parts[0], parts[1], parts[2], parts[3], Instant.parse(parts[4]));
        return Optional.of(attempt).filter(it -> now.isBefore(it.begun().plus(LIFE)));
    }

    Optional<String> linking() {
        return login.equals(NOBODY) ? Optional.empty() : Optional.of(login);
    }
}
