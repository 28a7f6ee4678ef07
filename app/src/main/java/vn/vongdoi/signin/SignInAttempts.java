package vn.vongdoi.signin;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: an address that has failed {@link #ALLOWED} times waits. Attempts are counted before the
 * password is looked at, so that many at once do not slip through. In memory only: it forgets at a restart, and that is
 * enough.
 */
@Component
final class SignInAttempts {
    private static final Set<String> PATHS = Set.of("/sign-in", "/sign-in/code", "/login/webauthn");
    private static final int ALLOWED = 8;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int ADDRESSES = 10_000;

    private record Attempts(int count, Instant until) {}

    private final Clock clock;
    private final Map<String, Attempts> byAddress = new LinkedHashMap<>();

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /** Answers 429 to the attempts that are too many. */
    Filter filter() {
        return (request, response, chain) -> {
            var http = (HttpServletRequest) request;
            var signingIn = "POST".equals(http.getMethod()) && PATHS.contains(http.getServletPath());
            if (signingIn && !mayTry(http.getRemoteAddr())) {
                ((HttpServletResponse) response).setHeader("Retry-After", String.valueOf(WINDOW.toSeconds()));
                ((HttpServletResponse) response).sendError(429);
            } else {
                chain.doFilter(request, response);
            }
        };
    }

    synchronized boolean mayTry(String address) {
        var now = clock.instant();
        var before = byAddress.get(address);
        var attempts = before == null || !now.isBefore(before.until())
                ? new Attempts(1, now.plus(WINDOW))
                : new Attempts(Math.min(before.count() + 1, ALLOWED + 1), before.until());
        byAddress.put(address, attempts);
        if (byAddress.size() > ADDRESSES)
            byAddress.remove(byAddress.keySet().iterator().next());
        return attempts.count() <= ALLOWED;
    }

    synchronized void forget(HttpServletRequest request) {
        byAddress.remove(request.getRemoteAddr());
    }
}
