package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** A session in which the code of an authenticator app was right. */
@Component
final class StrongSession {
    private final HttpSessionSecurityContextRepository kept = new HttpSessionSecurityContextRepository();

    /** From here on the session has shown the second factor. It gets a new id, as after every sign-in. */
    void begin(HttpServletRequest request, HttpServletResponse response) {
        var shown = who().toBuilder()
                .authorities(all -> all.add(FactorGrantedAuthority.fromAuthority(SecondFactors.CODE)))
                .build();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(shown);
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        kept.saveContext(context, request, response);
    }

    /** Whoever is signed in. */
    Authentication who() {
        return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
    }
}
