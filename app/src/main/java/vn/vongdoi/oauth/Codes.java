package vn.vongdoi.oauth;

import java.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import vn.vongdoi.account.Secret;

/**
 * Codes on their way from the consent page to the token endpoint, kept as their hashes. Tokens are kept nowhere: they
 * are over in minutes and prove themselves; kept, they could only be stolen.
 */
@Component
final class Codes implements OAuth2AuthorizationService {
    /** As long as a browser needs; RFC 6749 allows ten. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final RegisteredClients clients;
    private final Endpoints endpoints;
    private final Clock clock;

    Codes(JdbcClient db, RegisteredClients clients, Endpoints endpoints, Clock clock) {
        this.db = db;
        this.clients = clients;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** @param post the number of the role in which somebody agrees */
    String issue(AppRequest.Sound request, String login, long post, Instant signedIn) {
        var code = Secret.random();
        var now = clock.instant();
        db.sql("delete from oauth.code where until < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        db.sql("""
                        insert into oauth.code
                            (hash, client, login, post, redirect, scopes, challenge, nonce, signed_in, issued, until)
                        values (:hash, :client, :login, :post, :redirect, :scopes, :challenge, :nonce, :signedIn, :issued,
                            :until)""")
                .param("hash", Secret.hash(code))
                .param("client", request.client().name())
                .param("login", login)
                .param("post", post)
                .param("redirect", request.redirect().address())
                .param("scopes", request.scopes().toString())
                .param("challenge", request.challenge())
                .param("nonce", request.nonce())
                .param("signedIn", signedIn.atOffset(ZoneOffset.UTC))
                .param("issued", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        return code;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type == null || !type.getValue().equals(OAuth2ParameterNames.CODE) || !Secret.isOne(token)) return null;
        return db.sql("select * from oauth.code where hash = :hash and used is null and until > :now")
                .param("hash", Secret.hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> authorization(token, row))
                .optional()
                .orElse(null);
    }

    private OAuth2Authorization authorization(String code, ResultSet row) throws SQLException {
        var client = row.getString("client");
        var registered = clients.findByClientId(client);
        if (registered == null) throw Refusal.of(OAuth2ErrorCodes.INVALID_GRANT, "revoked");
        var scopes = Set.of(row.getString("scopes").split(" "));
        var more = new HashMap<String, Object>(Map.of(
                PkceParameterNames.CODE_CHALLENGE,
                row.getString("challenge"),
                PkceParameterNames.CODE_CHALLENGE_METHOD,
                AppRequest.S256));
        if (row.getString("nonce") != null) more.put(OidcParameterNames.NONCE, row.getString("nonce"));
        var request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(endpoints.authorize())
                .clientId(client)
                .redirectUri(row.getString("redirect"))
                .scopes(scopes)
                .additionalParameters(more)
                .build();
        var signedIn = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)
                .issuedAt(row.getTimestamp("signed_in").toInstant())
                .build();
        var who = UsernamePasswordAuthenticationToken.authenticated(row.getString("login"), null, List.of(signedIn));
        return OAuth2Authorization.withRegisteredClient(registered)
                .id(code)
                .principalName(who.getName())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(scopes)
                .attribute(Principal.class.getName(), who)
                .attribute(OAuth2AuthorizationRequest.class.getName(), request)
                .attribute(AccessTokens.POST, row.getLong("post"))
                .token(new OAuth2AuthorizationCode(
                        code,
                        row.getTimestamp("issued").toInstant(),
                        row.getTimestamp("until").toInstant()))
                .build();
    }

    /** Tokens were made of a code, or somebody else tried it: of two who come with it at once the second gets nothing. */
    @Override
    public void save(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code == null || !code.isInvalidated()) return;
        var used = db.sql("update oauth.code set used = :now where hash = :hash and used is null")
                .param("hash", Secret.hash(code.getToken().getTokenValue()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (used == 0) throw Refusal.of(OAuth2ErrorCodes.INVALID_GRANT, "used");
    }

    @Override
    public void remove(OAuth2Authorization authorization) {}

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }
}
