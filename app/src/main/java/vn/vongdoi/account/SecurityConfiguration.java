package vn.vongdoi.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import vn.vongdoi.access.Role;

/**
 * Who may open what. Deny by default: a path that is not named public here needs a sign-in, below {@code /exchange} a
 * token.
 */
@Configuration
class SecurityConfiguration {
    /** Sums only: nothing below these paths may show one person. */
    private static final String[] PUBLIC = {
        "/",
        "/programmes/**",
        "/indicators/**",
        "/communes/**",
        "/open/**",
        "/health",
        "/assets/**",
        "/sign-in/**",
        "/welcome/*"
    };

    /** Everything comes from this server; nothing inline, nothing framed, no form leads elsewhere. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    @Bean
    @Order(1)
    @ConditionalOnWebApplication
    SecurityFilterChain tokenDoors(HttpSecurity http, Tokens tokens) throws Exception {
        return http.securityMatcher("/exchange/**", "/fhir/**", "/fhir")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/fhir/metadata")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable()) // no cookie is read here, so none can be abused
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new BearerFilter(tokens), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(failures -> failures.authenticationEntryPoint((_, response, _) -> {
                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"vongdoi\"");
                    response.sendError(401);
                }))
                .build();
    }

    @Bean
    @Order(2)
    @ConditionalOnWebApplication
    SecurityFilterChain signInDoors(HttpSecurity http, SignInAttempts attempts, Accounts accounts) throws Exception {
        var again = new ForwardAuthenticationFailureHandler("/sign-in/failed");
        var welcome = new SavedRequestAwareAuthenticationSuccessHandler();
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .requestMatchers("/account/**")
                                .authenticated()
                                .anyRequest()
                                .access((who, asked) -> administers(who.get(), asked.getRequest(), accounts)))
                .addFilterBefore(attempts.filter(), UsernamePasswordAuthenticationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .successHandler((request, response, who) -> {
                            attempts.forget(request);
                            accounts.succeeded(who.getName());
                            welcome.onAuthenticationSuccess(request, response, who);
                        })
                        .failureHandler((request, response, failure) -> {
                            if (failure instanceof BadCredentialsException) {
                                accounts.failed(Objects.requireNonNullElse(request.getParameter("name"), ""));
                            }
                            again.onAuthenticationFailure(request, response, failure);
                        }))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Records open to administrators alone until it is known whom the other roles treat and serve. */
    private static AuthorizationDecision administers(
            Authentication who, HttpServletRequest request, Accounts accounts) {
        if (who instanceof AnonymousAuthenticationToken) return new AuthorizationDecision(false);
        var actor = accounts.actor(who.getName(), ActorArgument.chosen(request));
        return new AuthorizationDecision(
                actor.filter(a -> a.role() == Role.ADMINISTRATOR).isPresent());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new PasswordHashing();
    }
}
