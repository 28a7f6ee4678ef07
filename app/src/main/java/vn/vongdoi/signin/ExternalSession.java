package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * A session of somebody whom the external provider has proved. It is what a password would have made of it: one factor,
 * and nothing of the provider in it.
 */
@Component
final class ExternalSession {
    private final HttpSessionSecurityContextRepository kept = new HttpSessionSecurityContextRepository();
    private final SessionAuthenticationStrategy anew = new CompositeSessionAuthenticationStrategy(List.of(
            new ChangeSessionIdAuthenticationStrategy(),
            new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository())));

    /** With a new id and a new token for forms: whoever knew the old ones has nothing. */
    Authentication begin(String login, HttpServletRequest request, HttpServletResponse response) {
        var who = UsernamePasswordAuthenticationToken.authenticated(
                User.withUsername(login).password("").build(),
                null,
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)));
        anew.onAuthentication(who, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        SecurityContextHolder.setContext(context);
        kept.saveContext(context, request, response);
        return who;
    }
}
