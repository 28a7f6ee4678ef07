package vn.vongdoi.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.signin.Admission.Admitted;
import vn.vongdoi.signin.Admission.Missing;

/** Where somebody goes after a factor was right: on to the next one, else to the page that was wanted. */
@Component
final class SignedInHandler implements AuthenticationSuccessHandler {
    private final AuthenticationSuccessHandler wanted = wantedOr("/");
    private final AuthenticationSuccessHandler wantedByCitizens = wantedOr("/people");
    private final AuthenticationSuccessHandler wantedByLeaders = wantedOr("/scoreboard");
    private final SignInAttempts attempts;
    private final Accounts accounts;
    private final Admission admission;
    private final Clock clock;

    SignedInHandler(SignInAttempts attempts, Accounts accounts, Admission admission, Clock clock) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.admission = admission;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        if (who instanceof UsernamePasswordAuthenticationToken && accounts.isPasswordTooOld(who.getName())) {
            Admission.demandPassword(request.getSession());
        }
        switch (signedIn(request, who)) {
            // What was wanted stays wanted.
            case SECOND_FACTOR -> response.sendRedirect("/sign-in/code");
            case FIRST_SET_UP -> response.sendRedirect("/account/second-factor");
            case NEW_PASSWORD -> response.sendRedirect("/account");
            case NOTHING -> {
                var role = admission
                        .admitted(who, request)
                        .flatMap(Admitted::actor)
                        .map(Actor::role);
                if (role.filter(it -> it == Role.KIOSK).isPresent()) {
                    // Whatever was wanted before does not open.
                    response.sendRedirect("/kiosk");
                    return;
                }
                wanted(role).onAuthenticationSuccess(request, response, who);
            }
        }
    }

    private AuthenticationSuccessHandler wanted(Optional<Role> role) {
        if (role.filter(it -> it == Role.CITIZEN).isPresent()) return wantedByCitizens;
        return role.filter(it -> it == Role.LEADER || it == Role.PROGRAMME_STAFF)
                        .isPresent()
                ? wantedByLeaders
                : wanted;
    }

    private static AuthenticationSuccessHandler wantedOr(String path) {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setDefaultTargetUrl(path);
        return handler;
    }

    /** Notes a factor that was right, and tells what is missing after it. */
    Missing signedIn(HttpServletRequest request, Authentication who) {
        Sessions.mark(request, clock.instant());
        if (accounts.isKiosk(who.getName())) Admission.atEntrance(request.getSession());
        var missing = admission
                .admitted(who, request)
                .map(Admitted::missing)
                .orElseThrow(() -> new IllegalStateException("nobody has signed in"));
        // Wrong ones are forgotten only now: a known password must not give new tries at the code.
        if (missing != Missing.SECOND_FACTOR) {
            attempts.forget(request);
            accounts.succeeded(who.getName());
        }
        return missing;
    }
}
