package vn.vongdoi.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Interaction;
import vn.vongdoi.access.Scopes.Special;
import vn.vongdoi.access.Waiting;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.oauth.AccessTokens;
import vn.vongdoi.page.ContentSecurityPolicy;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.signin.Admission.Admitted;
import vn.vongdoi.signin.Admission.Missing;

/**
 * Who may open what. Deny by default: a path that is not named public here needs a sign-in, below {@code /exchange} a
 * token.
 */
@Configuration
class SecurityConfiguration {
    /** Sums and rules only: what shows a person below these paths asks for an {@code Actor} and is refused without one. Open to all but a kiosk, which opens one page. */
    private static final String[] PUBLIC = {
        "/",
        "/programmes/**",
        "/indicators/**",
        "/communes/**",
        "/compare/**",
        "/schedules",
        "/open/**",
        "/health",
        "/.well-known/*"
    };

    /** What somebody shows of a record of their own: the address is the key, and asks nobody to sign in. */
    private static final String SHARED = "/shared/*";

    /** What every page needs, and the ways in. */
    private static final String[] EVERYWHERE = {
        "/assets/**", "/sign-in/**", "/welcome/*", "/login/webauthn", "/webauthn/authenticate/options"
    };

    @Bean
    @Order(1)
    @ConditionalOnWebApplication
    SecurityFilterChain tokenDoors(HttpSecurity http, Tokens tokens, AccessTokens accessTokens) throws Exception {
        return http.securityMatcher(SecurityConfiguration::isForMachines)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/fhir/metadata",
                                "/fhir/.well-known/smart-configuration",
                                "/cds-services")
                        .permitAll()
                        .requestMatchers("/exchange/**")
                        .access((who, _) -> new AuthorizationDecision(who.get().getPrincipal() instanceof Actor machine
                                && machine.scopes().has(Special.EXCHANGE)))
                        .requestMatchers("/fhir/**", "/fhir", "/cds-services/**")
                        .authenticated()
                        .anyRequest()
                        .access((who, _) -> new AuthorizationDecision(who.get().getPrincipal() instanceof Actor machine
                                && machine.scopes().allow("*", Interaction.READ))))
                // No cookie is read here, so none can be abused; and a machine's many small requests pass few filters.
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .servletApi(servlet -> servlet.disable())
                .addFilterBefore(new BearerFilter(tokens, accessTokens), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, _) -> {
                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BearerFilter.challenge(request));
                    response.sendError(401);
                }))
                .build();
    }

    /** What other sites show in a frame: public sums, without any cookie read or set, so that nobody there is anybody. */
    @Bean
    @Order(0)
    @ConditionalOnWebApplication
    SecurityFilterChain embedded(HttpSecurity http) throws Exception {
        return http.securityMatcher("/embed/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/embed/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.frameOptions(frame -> frame.disable())
                        .contentSecurityPolicy(csp -> csp.policyDirectives(ContentSecurityPolicy.EMBEDDED))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** Lists of what is due are pages' too: they are a program's when it shows a token. */
    private static boolean isForMachines(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.equals("/fhir")
                || path.startsWith("/fhir/")
                || path.startsWith("/exchange/")
                || path.equals("/cds-services")
                || path.startsWith("/cds-services/")
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        && path.endsWith("/due")
                        && Stream.of("/people/", "/stations/", "/schools/").anyMatch(path::startsWith);
    }

    /** As strict as it is made, without a regular expression for every header of every request. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(name -> name.chars().allMatch(SecurityConfiguration::isText));
        firewall.setAllowedHeaderValues(value -> value.chars().allMatch(c -> c == '\t' || isText(c)));
        return firewall;
    }

    private static boolean isText(int c) {
        return c >= ' ' && c < 0x7f || Character.isDefined(c) && !Character.isISOControl(c);
    }

    @Bean
    @Order(2)
    @ConditionalOnWebApplication
    SecurityFilterChain signInDoors(
            HttpSecurity http,
            SignInAttempts attempts,
            Admission admission,
            SignedInHandler welcome,
            Accounts accounts,
            List<Waiting> waiting)
            throws Exception {
        var menu = new MenuFilter(admission, waiting);
        var again = new ForwardAuthenticationFailureHandler("/sign-in/failed");
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(EVERYWHERE)
                        .permitAll()
                        .requestMatchers(SHARED)
                        .access((who, asked) -> notAtAKiosk(admission, who.get(), asked.getRequest()))
                        .requestMatchers(PUBLIC)
                        .access((who, asked) -> notAtAKiosk(admission, who.get(), asked.getRequest()))
                        .requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                        .denyAll()
                        .requestMatchers("/oauth2/authorize")
                        .access((who, asked) -> decision(
                                admission,
                                who.get(),
                                asked.getRequest(),
                                it -> it.actor().isPresent() && !it.isKiosk()))
                        .requestMatchers("/account/**", "/webauthn/register/**")
                        .access((who, asked) -> decision(
                                admission,
                                who.get(),
                                asked.getRequest(),
                                it -> it.missing() != Missing.SECOND_FACTOR && !it.isKiosk()))
                        .anyRequest()
                        .access((who, asked) -> decision(
                                admission,
                                who.get(),
                                asked.getRequest(),
                                it -> Sections.of(asked.getRequest().getServletPath())
                                        .filter(it::opens)
                                        .isPresent())))
                .addFilterBefore(attempts.filter(), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(menu, AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .successHandler(welcome)
                        .failureHandler((request, response, failure) -> {
                            if (failure instanceof BadCredentialsException) {
                                accounts.failed(Objects.requireNonNullElse(request.getParameter("name"), ""));
                            }
                            again.onAuthenticationFailure(request, response, failure);
                        }))
                .webAuthn(passkeys -> passkeys.disableDefaultRegistrationPage(true)
                        .addObjectPostProcessor(new PasskeySignIn(welcome)))
                .exceptionHandling(failures -> failures.accessDeniedHandler((request, response, denied) -> {
                    menu.gate(request);
                    switch (missing(request, admission)) {
                        case SECOND_FACTOR -> response.sendRedirect("/sign-in/code");
                        case FIRST_SET_UP -> response.sendRedirect("/account/second-factor");
                        case NEW_PASSWORD -> response.sendRedirect("/account");
                        case NOTHING -> new AccessDeniedHandlerImpl().handle(request, response, denied);
                    }
                }))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .headers(
                        headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(ContentSecurityPolicy.OWN))
                                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static AuthorizationDecision notAtAKiosk(
            Admission admission, @Nullable Authentication who, HttpServletRequest request) {
        return new AuthorizationDecision(
                admission.admitted(who, request).filter(Admitted::isKiosk).isEmpty());
    }

    private static AuthorizationDecision decision(
            Admission admission,
            @Nullable Authentication who,
            HttpServletRequest request,
            Predicate<Admitted> allowed) {
        return new AuthorizationDecision(
                admission.admitted(who, request).filter(allowed).isPresent());
    }

    /** A form that was sent with too old a page is refused before anybody asks who sent it. */
    private static Missing missing(HttpServletRequest request, Admission admission) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return admission.admitted(who, request).map(Admitted::missing).orElse(Missing.NOTHING);
    }

    /** Passkeys are bound to the address of this server, and the device asks who is there. */
    @Bean
    WebAuthnRelyingPartyOperations passkeyOperations(Passkeys passkeys, ServerAddress address) {
        var operations = new Webauthn4JRelyingPartyOperations(
                passkeys,
                passkeys,
                PublicKeyCredentialRpEntity.builder()
                        .id(address.host())
                        .name("Vòng Đời")
                        .build(),
                Set.of(address.origin()));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }
}
