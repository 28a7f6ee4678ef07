package vn.vongdoi.oauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;
import vn.vongdoi.client.Client;
import vn.vongdoi.client.Clients;

/** Our clients as the authorisation server asks for them. */
@Component
final class RegisteredClients implements RegisteredClientRepository {
    private final Clients clients;

    RegisteredClients(Clients clients) {
        this.clients = clients;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered by an administrator");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String name) {
        return clients.find(name).map(RegisteredClients::registered).orElse(null);
    }

    private static RegisteredClient registered(Client client) {
        return RegisteredClient.withId(client.name())
                .clientId(client.name())
                // An app on a phone or in a browser keeps no key; its code is bound to it by PKCE alone.
                .clientAuthenticationMethod(
                        client.keys().isEmpty() && client.isApp()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantTypes(all -> all.addAll(
                        client.isApp()
                                ? Set.of(
                                        AuthorizationGrantType.AUTHORIZATION_CODE, AuthorizationGrantType.REFRESH_TOKEN)
                                : Set.of(AuthorizationGrantType.CLIENT_CREDENTIALS)))
                .redirectUris(all -> client.redirects().forEach(redirect -> all.add(redirect.address())))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(AccessTokens.LIFE)
                        .reuseRefreshTokens(false)
                        .build())
                .build();
    }
}
