package vn.vongdoi.signin;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vongdoi.account.Attempts;

/** Slows down guessing: an address that has failed {@link #ALLOWED} times waits. */
@Component
final class SignInAttempts {
    private static final Set<String> PATHS = Set.of("/sign-in", "/sign-in/code", "/login/webauthn");
    private static final int ALLOWED = 8;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Attempts attempts;

    SignInAttempts(Clock clock) {
        this.attempts = new Attempts(ALLOWED, WINDOW, clock);
    }

    /** Answers 429 to the attempts that are too many. */
    Filter filter() {
        return (request, response, chain) -> {
            var http = (HttpServletRequest) request;
            var signingIn = "POST".equals(http.getMethod()) && PATHS.contains(http.getServletPath());
            if (signingIn && !attempts.mayTry(http.getRemoteAddr())) {
                ((HttpServletResponse) response).setHeader("Retry-After", String.valueOf(attempts.seconds()));
                ((HttpServletResponse) response).sendError(429);
            } else {
                chain.doFilter(request, response);
            }
        };
    }

    void forget(HttpServletRequest request) {
        attempts.forget(request.getRemoteAddr());
    }
}
