package vn.vongdoi.oauth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import vn.vongdoi.access.Scopes;

/**
 * What somebody agreed to at the consent page.
 *
 * @param post the number of the role in which somebody agreed
 * @param scopes divided by spaces
 * @param about of whom the app may know, or only read
 * @param fhirUser URL of the Patient who signed in; null of others
 * @param signedIn when, with all factors that were due
 */
record Agreement(
        String client,
        String login,
        long post,
        String scopes,
        Optional<About> about,
        @Nullable String fhirUser,
        Instant signedIn) {
    static final String NAME = Agreement.class.getName();

    /**
     * @param person canonical key
     * @param patient id of that person's Patient
     */
    record About(long person, String patient) {}

    /** A row of either table. */
    static Agreement of(ResultSet row) throws SQLException {
        var person = row.getLong("person");
        var about = row.wasNull() ? Optional.<About>empty() : Optional.of(new About(person, row.getString("patient")));
        return new Agreement(
                row.getString("client"),
                row.getString("login"),
                row.getLong("post"),
                row.getString("scopes"),
                about,
                row.getString("fhir_user"),
                row.getTimestamp("signed_in").toInstant());
    }

    /** Whether the app reads of that person only. */
    boolean bindsTo() {
        return Scopes.of(scopes).isOfOnePatient();
    }

    @Nullable Long person() {
        return about.map(About::person).orElse(null);
    }

    @Nullable String patient() {
        return about.map(About::patient).orElse(null);
    }

    Set<String> words() {
        return Set.of(scopes.split(" "));
    }

    /** As the authorisation server keeps it beside a token. */
    static Optional<Agreement> find(@Nullable OAuth2Authorization authorization) {
        return authorization == null
                ? Optional.empty()
                : Optional.ofNullable((Agreement) authorization.getAttribute(NAME));
    }

    Authentication who() {
        var signed = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)
                .issuedAt(signedIn)
                .build();
        return UsernamePasswordAuthenticationToken.authenticated(login, null, List.of(signed));
    }
}
