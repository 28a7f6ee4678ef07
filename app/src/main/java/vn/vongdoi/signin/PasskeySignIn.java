package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;

/**
 * Signing in with a passkey is a sign-in like any other: the session gets a new id, so that nobody who knew the old one
 * is signed in as well, and its device is noted. The page's script is told where to go.
 */
final class PasskeySignIn implements ObjectPostProcessor<WebAuthnAuthenticationFilter> {
    private final SignedInHandler signedIn;

    PasskeySignIn(SignedInHandler signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public <F extends WebAuthnAuthenticationFilter> F postProcess(F filter) {
        var answer = new HttpMessageConverterAuthenticationSuccessHandler();
        filter.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        filter.setAuthenticationSuccessHandler((request, response, who) -> {
            signedIn.signedIn(request, who);
            answer.onAuthenticationSuccess(request, response, who);
        });
        filter.setAuthenticationFailureHandler(
                (_, response, _) -> response.setStatus(HttpServletResponse.SC_UNAUTHORIZED));
        return filter;
    }
}
