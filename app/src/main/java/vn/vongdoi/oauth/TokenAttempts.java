package vn.vongdoi.oauth;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import vn.vongdoi.account.Attempts;

/**
 * Keeps a broken or hostile program from the token endpoint: an address that was refused {@link #ALLOWED} times in a
 * row waits. Keys cannot be guessed; but each try costs a signature and a query.
 */
@Component
final class TokenAttempts {
    private static final int ALLOWED = 200;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Attempts attempts;

    TokenAttempts(Clock clock) {
        this.attempts = new Attempts(ALLOWED, WINDOW, clock);
    }

    /** Before anything is looked at. */
    Filter filter() {
        return (request, response, chain) -> {
            var http = (HttpServletResponse) response;
            if (!Endpoints.TOKEN.equals(((HttpServletRequest) request).getServletPath())) {
                chain.doFilter(request, response);
                return;
            }
            var address = Objects.requireNonNullElse(request.getRemoteAddr(), "");
            if (attempts.mayTry(address)) {
                chain.doFilter(request, response);
                if (http.getStatus() < 400) attempts.forget(address);
            } else {
                http.setStatus(429);
                http.setHeader("Retry-After", String.valueOf(attempts.seconds()));
                http.setContentType(MediaType.APPLICATION_JSON_VALUE);
                http.getWriter().write("{\"error\":\"temporarily_unavailable\"}");
            }
        };
    }
}
