package vn.vongdoi.oauth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.account.Secret;

/** Codes on their way from the consent page to the token endpoint, kept as their hashes; each works once. */
@Component
final class Codes {
    /** As long as a browser needs; RFC 6749 allows ten. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Clock clock;

    Codes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A code with what it is bound to. */
    record Code(
            Agreement agreement,
            String redirect,
            String challenge,
            @Nullable String nonce,
            Instant issued,
            Instant until) {
        private static Code of(ResultSet row) throws SQLException {
            return new Code(
                    Agreement.of(row),
                    row.getString("redirect"),
                    row.getString("challenge"),
                    row.getString("nonce"),
                    row.getTimestamp("issued").toInstant(),
                    row.getTimestamp("until").toInstant());
        }
    }

    String issue(AppRequest.Sound request, Agreement agreement) {
        var code = Secret.random();
        var now = clock.instant();
        db.sql("delete from oauth.code where until < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        db.sql("""
                        insert into oauth.code
                            (hash, client, login, post, redirect, scopes, challenge, nonce, person, patient, fhir_user,
                             signed_in, issued, until)
                        values (:hash, :client, :login, :post, :redirect, :scopes, :challenge, :nonce, :person, :patient,
                            :fhirUser, :signedIn, :issued, :until)""")
                .param("hash", Secret.hash(code))
                .param("client", agreement.client())
                .param("login", agreement.login())
                .param("post", agreement.post())
                .param("redirect", request.redirect().address())
                .param("scopes", agreement.scopes())
                .param("challenge", request.challenge())
                .param("nonce", request.nonce())
                .param("person", agreement.person())
                .param("patient", agreement.patient())
                .param("fhirUser", agreement.fhirUser())
                .param("signedIn", agreement.signedIn().atOffset(ZoneOffset.UTC))
                .param("issued", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        return code;
    }

    Optional<Code> find(String code) {
        return db.sql("select * from oauth.code where hash = :hash and used is null and until > :now")
                .param("hash", Secret.hash(code))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> Code.of(row))
                .optional();
    }

    /** False when it was used before: of two who come with it at once the second gets nothing. */
    boolean use(String code) {
        return db.sql("update oauth.code set used = :now where hash = :hash and used is null")
                        .param("hash", Secret.hash(code))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
