package vn.vongdoi.oauth;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.access.Scopes.Special;
import vn.vongdoi.account.Secret;

/** A refresh token for whoever was granted {@code offline_access}, and for nobody else. */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {
    private final Clock clock;

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext asked) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(asked.getTokenType())) return null;
        var lasts = Agreement.find(asked.getAuthorization())
                .map(agreement -> Scopes.of(agreement.scopes()).has(Special.OFFLINE_ACCESS))
                .orElse(false);
        return lasts ? new OAuth2RefreshToken(Secret.random(), clock.instant()) : null;
    }
}
