package vn.vongdoi.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.vongdoi.access.Actor;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.oauth.AccessTokens;

/** {@code Authorization: Bearer …} makes the request act as the machine of that token, a lasting one or one that lives for minutes. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "bearer ";

    private final Tokens tokens;
    private final AccessTokens accessTokens;

    BearerFilter(Tokens tokens, AccessTokens accessTokens) {
        this.tokens = tokens;
        this.accessTokens = accessTokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        bearer(request).flatMap(bearer -> actor(bearer, request)).ifPresent(actor -> {
            var context = SecurityContextHolder.createEmptyContext();
            var from = actor.at(request.getRemoteAddr());
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(from, null, List.of()));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    private Optional<Actor> actor(String bearer, HttpServletRequest request) {
        // A lasting token has no dot, a JWT has two.
        if (bearer.indexOf('.') < 0) return tokens.find(bearer);
        var path = request.getServletPath();
        var end = path.indexOf('/', 1);
        return accessTokens.find(bearer, end < 0 ? path : path.substring(0, end));
    }

    /** What to tell who is not let in (RFC 6750, 3): that the token is wrong, if one came. */
    static String challenge(HttpServletRequest request) {
        return "Bearer realm=\"vongdoi\"" + (bearer(request).isPresent() ? ", error=\"invalid_token\"" : "");
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
