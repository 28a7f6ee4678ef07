package vn.vongdoi.oauth;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.client.Clients;

/**
 * Where programs get their tokens. Of all that Spring's authorisation server can do only what is named here is open:
 * client credentials, proved by private_key_jwt, codes of {@link ConsentPage}, bound by PKCE,
 * the refresh tokens that follow them, and the public keys.
 */
@Configuration
@ConditionalOnWebApplication
class AuthorizationServer {
    @Bean
    AuthorizationServerSettings authorizationServerSettings(Endpoints endpoints) {
        return AuthorizationServerSettings.builder()
                .issuer(endpoints.issuer())
                .tokenEndpoint(Endpoints.TOKEN)
                .jwkSetEndpoint(Endpoints.JWKS)
                .build();
    }

    @Bean
    @Order(0)
    SecurityFilterChain tokenIssuer(
            HttpSecurity http,
            RegisteredClients registered,
            Clients clients,
            Authorizations authorizations,
            AccessTokens tokens,
            Assertions assertions,
            TokenAttempts attempts,
            Clock clock)
            throws Exception {
        var proof = new JwtClientAssertionAuthenticationProvider(registered, authorizations);
        proof.setJwtDecoderFactory(assertions);
        var issuing = new DelegatingOAuth2TokenGenerator(tokens.generator(), new RefreshTokens(clock));
        var machine = new OAuth2ClientCredentialsAuthenticationProvider(authorizations, issuing);
        machine.setAuthenticationValidator(asked -> checkScopes(asked, clients));
        var app = new OAuth2AuthorizationCodeAuthenticationProvider(authorizations, issuing);
        var again = new OAuth2RefreshTokenAuthenticationProvider(authorizations, issuing);
        var withoutKey = new RefreshReader(registered);
        return http.securityMatcher(Endpoints.TOKEN, Endpoints.JWKS)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2AuthorizationServer(server -> server.tokenGenerator(issuing)
                        .clientAuthentication(client -> client.authenticationConverters(readers -> {
                                    readers.clear();
                                    readers.add(new AssertionReader());
                                    readers.add(withoutKey);
                                    readers.add(new PublicClientAuthenticationConverter());
                                })
                                .authenticationProviders(providers -> only(
                                        providers,
                                        proof,
                                        withoutKey,
                                        new PublicClientAuthenticationProvider(registered, authorizations))))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenRequestConverters(readers -> {
                                    readers.clear();
                                    readers.add(new OAuth2ClientCredentialsAuthenticationConverter());
                                    readers.add(new OAuth2AuthorizationCodeAuthenticationConverter());
                                    readers.add(new OAuth2RefreshTokenAuthenticationConverter());
                                })
                                .accessTokenResponseHandler(answering())
                                .authenticationProviders(providers -> only(providers, machine, app, again))))
                .addFilterBefore(attempts.filter(), AbstractPreAuthenticatedProcessingFilter.class)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** With the Patient of whom the app may know (SMART App Launch). */
    private static OAuth2AccessTokenResponseAuthenticationSuccessHandler answering() {
        var handler = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(made -> {
            OAuth2AccessTokenAuthenticationToken answer = made.getAuthentication();
            AccessTokens.patient(answer.getAccessToken()).ifPresent(patient -> {
                var all = new HashMap<String, Object>(answer.getAdditionalParameters());
                all.put("patient", patient);
                made.getAccessTokenResponse().additionalParameters(all);
            });
        });
        return handler;
    }

    private static void only(List<AuthenticationProvider> all, AuthenticationProvider... these) {
        all.clear();
        all.addAll(List.of(these));
    }

    /** All that is asked for or nothing: a program that got less than it asked for would fail later, and elsewhere. */
    private static void checkScopes(OAuth2ClientCredentialsAuthenticationContext asked, Clients clients) {
        OAuth2ClientCredentialsAuthenticationToken request = asked.getAuthentication();
        var most = clients.find(asked.getRegisteredClient().getClientId())
                .orElseThrow(() -> Refusal.of(OAuth2ErrorCodes.INVALID_CLIENT, "revoked"))
                .scopes();
        if (Scopes.find(String.join(" ", request.getScopes()))
                .filter(most::cover)
                .isPresent()) return;
        throw Refusal.of(OAuth2ErrorCodes.INVALID_SCOPE, "Granted at most: " + most);
    }
}
