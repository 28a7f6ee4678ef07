package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Section;
import vn.vongdoi.account.Accounts;

/**
 * As whom somebody who signed in acts, and whether the sign-in is complete: a password alone does not always do. Worked
 * out once a request, for the doors, the menu and the controllers.
 */
@Component
final class Admission {
    /** Of the session: the number of the post that somebody with several has chosen. */
    private static final String CHOSEN = Admission.class.getName() + ".chosen";

    /** Of the session: the password that opened it is too old. */
    private static final String DUE = Admission.class.getName() + ".due";

    /** Of the session: it stands at an entrance, and stays what it is when its account's post ends. */
    private static final String KIOSK = Admission.class.getName() + ".kiosk";

    private static final String KNOWN = Admitted.class.getName();

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Clock clock;

    Admission(Accounts accounts, SecondFactors factors, Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.clock = clock;
    }

    /** What somebody who signed in has to do first. */
    enum Missing {
        NOTHING,
        /** To show the second factor that the account has. */
        SECOND_FACTOR,
        /** To set one up: the role that is chosen needs it. */
        FIRST_SET_UP,
        /** To choose another password. */
        NEW_PASSWORD
    }

    /**
     * Somebody who signed in.
     *
     * @param actor empty as long as something is missing, and for who holds no role today
     * @param isKiosk a machine that anybody may touch
     */
    record Admitted(Authentication who, Missing missing, Optional<Actor> actor, boolean isKiosk, LocalDate day) {
        boolean opens(Section section) {
            return actor.filter(it -> section.opensFor(it, day)).isPresent();
        }
    }

    /** Empty for who has not signed in. */
    Optional<Admitted> admitted(@Nullable Authentication who, HttpServletRequest request) {
        if (who == null || who instanceof AnonymousAuthenticationToken) return Optional.empty();
        // With a second factor the same request goes on as somebody who has shown more.
        if (request.getAttribute(KNOWN) instanceof Admitted known && known.who() == who) return Optional.of(known);
        var admitted = admitted(who, chosen(request), request);
        request.setAttribute(KNOWN, admitted);
        return Optional.of(admitted);
    }

    private Admitted admitted(Authentication who, Optional<Long> chosen, HttpServletRequest request) {
        var actor = accounts.actor(who.getName(), chosen).map(it -> it.at(request.getRemoteAddr()));
        var factor = missing(who, actor);
        var missing = factor == Missing.NOTHING && isPasswordDue(request) ? Missing.NEW_PASSWORD : factor;
        // Who sets it up and has to choose another password still may.
        var kiosk = missing == Missing.NOTHING
                && (isKiosk(request)
                        || actor.filter(it -> it.role() == Role.KIOSK).isPresent());
        var admitted = missing == Missing.NOTHING ? actor : Optional.<Actor>empty();
        return new Admitted(who, missing, admitted, kiosk, LocalDate.now(clock));
    }

    private static boolean isKiosk(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(KIOSK) != null;
    }

    static void atEntrance(HttpSession session) {
        session.setAttribute(KIOSK, true);
    }

    private Missing missing(Authentication who, Optional<Actor> actor) {
        if (SecondFactors.shown(who)) return Missing.NOTHING;
        if (factors.of(who.getName()).any()) return Missing.SECOND_FACTOR;
        return actor.filter(it -> it.role().isPrivileged()).isPresent() ? Missing.FIRST_SET_UP : Missing.NOTHING;
    }

    static Optional<Long> chosen(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((Long) session.getAttribute(CHOSEN));
    }

    static boolean isPasswordDue(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(DUE) != null;
    }

    static void demandPassword(HttpSession session) {
        session.setAttribute(DUE, true);
    }

    static void passwordChanged(HttpSession session) {
        session.removeAttribute(DUE);
    }

    static void choose(HttpSession session, long post) {
        session.setAttribute(CHOSEN, post);
    }
}
