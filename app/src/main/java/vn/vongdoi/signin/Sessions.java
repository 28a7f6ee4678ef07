package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import vn.vongdoi.account.Secret;

/** Where an account is signed in. Its owner sees them all and ends those that should not be. */
@Component
@ConditionalOnWebApplication
final class Sessions {
    private static final String DEVICE = Sessions.class.getName() + ".device";
    private static final String ADDRESS = Sessions.class.getName() + ".address";
    private static final String SINCE = Sessions.class.getName() + ".since";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Notes from where somebody has just signed in. */
    static void mark(HttpServletRequest request, Instant now) {
        var session = request.getSession();
        session.setAttribute(DEVICE, Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        session.setAttribute(SINCE, now);
    }

    /** The newest first. */
    List<SignedIn> of(String login, String current) {
        return sessions.findByPrincipalName(login).values().stream()
                .map(session -> new SignedIn(
                        number(session.getId()),
                        Device.of(session.getAttributeOrDefault(DEVICE, "")),
                        session.getAttributeOrDefault(ADDRESS, ""),
                        session.getAttributeOrDefault(SINCE, session.getCreationTime()),
                        session.getLastAccessedTime(),
                        session.getId().equals(current)))
                .sorted(Comparator.comparing(SignedIn::since).reversed())
                .toList();
    }

    void end(String login, String number) {
        endThose(login, id -> number(id).equals(number));
    }

    void endOthers(String login, String current) {
        endThose(login, id -> !id.equals(current));
    }

    void endAll(String login) {
        endThose(login, _ -> true);
    }

    private void endThose(String login, Predicate<String> wanted) {
        sessions.findByPrincipalName(login).keySet().stream().filter(wanted).forEach(sessions::deleteById);
    }

    /** What a page may show: whoever knows the id of a session has the session. */
    private static String number(String id) {
        return HexFormat.of().formatHex(Secret.hash(id), 0, 8);
    }
}
