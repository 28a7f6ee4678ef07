package vn.vongdoi.oauth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.account.Secret;
import vn.vongdoi.client.Clients;

/**
 * Agreements that last, for apps that go on without somebody at the page, and their refresh tokens. A token works once;
 * one that comes twice was stolen from one of the two, and ends the agreement (RFC 9700, 4.14).
 */
@Component
public class LastingAgreements {
    /** Then somebody is asked again. */
    private static final Duration LIFE = Duration.ofDays(90);

    private final JdbcClient db;
    private final Accounts accounts;
    private final Clients clients;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LastingAgreements(
            JdbcClient db, Accounts accounts, Clients clients, PlatformTransactionManager transactions, Clock clock) {
        this.clients = clients;
        this.db = db;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * One as its person sees it.
     *
     * @param ofOne the app reads of one person only
     */
    public record Kept(long number, String client, boolean ofOne, Instant agreed, Instant until) {
        private static Kept of(ResultSet row) throws SQLException {
            return new Kept(
                    row.getLong("agreement"),
                    row.getString("client"),
                    Scopes.of(row.getString("scopes")).isOfOnePatient(),
                    row.getObject("agreed", OffsetDateTime.class).toInstant(),
                    row.getObject("until", OffsetDateTime.class).toInstant());
        }
    }

    /** @param number of the agreement, as {@link Kept} */
    record Refreshing(long number, Agreement agreement, Instant agreed, Instant issued, Instant until) {}

    /** Those of somebody that hold, the newest first. */
    public List<Kept> of(String login) {
        return db.sql("""
                        select * from oauth.agreement
                        where login = :login and ended is null and until > :now order by agreement desc""")
                .param("login", login)
                .param("now", now())
                .query((row, _) -> Kept.of(row))
                .list();
    }

    /** Ends one of somebody's own; the app reads on for five minutes at most. */
    public void end(String login, long number) {
        db.sql("update oauth.agreement set ended = :now where agreement = :number and login = :login and ended is null")
                .param("number", number)
                .param("login", login)
                .param("now", now())
                .update();
    }

    /** Ends all of somebody: the password was lost, or known to another. */
    public void endAll(String login) {
        db.sql("update oauth.agreement set ended = :now where login = :login and ended is null")
                .param("login", login)
                .param("now", now())
                .update();
    }

    /** Begins one, of a code; code and token are kept as their hashes. */
    void begin(Agreement agreement, String code, String token, Instant issued) {
        transaction.executeWithoutResult(_ -> {
            db.sql("delete from oauth.agreement where until < :now")
                    .param("now", now())
                    .update();
            var number = db.sql("""
                            insert into oauth.agreement
                                (client, login, post, scopes, person, patient, fhir_user, code, signed_in, agreed, until)
                            values (:client, :login, :post, :scopes, :person, :patient, :fhirUser, :code, :signedIn, :now,
                                :until)
                            returning agreement""")
                    .param("client", agreement.client())
                    .param("login", agreement.login())
                    .param("post", agreement.post())
                    .param("scopes", agreement.scopes())
                    .param("person", agreement.person())
                    .param("patient", agreement.patient())
                    .param("fhirUser", agreement.fhirUser())
                    .param("code", Secret.hash(code))
                    .param("signedIn", agreement.signedIn().atOffset(ZoneOffset.UTC))
                    .param("now", now())
                    .param("until", clock.instant().plus(LIFE).atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
            keep(number, token, issued);
        });
    }

    /** By a token that has not been used, as long as the role lasts in which somebody agreed. */
    Optional<Refreshing> find(String token) {
        var found = db.sql("""
                        select a.*, r.issued, r.used from oauth.refresh r join oauth.agreement a using (agreement)
                        where r.hash = :hash and a.ended is null and a.until > :now""")
                .param("hash", Secret.hash(token))
                .param("now", now())
                .query((row, _) -> new Found(
                        row.getTimestamp("used") != null,
                        new Refreshing(
                                row.getLong("agreement"),
                                Agreement.of(row),
                                row.getTimestamp("agreed").toInstant(),
                                row.getTimestamp("issued").toInstant(),
                                row.getTimestamp("until").toInstant())))
                .optional();
        if (found.filter(Found::used).isPresent()) endOfToken(token);
        return found.filter(it -> !it.used()).map(Found::refreshing).filter(this::holds);
    }

    private record Found(boolean used, Refreshing refreshing) {}

    /** An app that was registered anew asks anew, also for what it may not ask for any more. */
    private boolean holds(Refreshing refreshing) {
        return clients.find(refreshing.agreement().client())
                .filter(client -> !refreshing.agreed().isBefore(client.since()))
                .filter(client ->
                        client.scopes().cover(Scopes.of(refreshing.agreement().scopes())))
                .filter(_ -> holds(refreshing.agreement()))
                .isPresent();
    }

    private boolean holds(Agreement agreement) {
        return accounts.posts(agreement.login()).stream()
                .map(Post::number)
                .anyMatch(number -> number == agreement.post());
    }

    /** Somebody came with a code that was used: one of the two has stolen it (RFC 6749, 4.1.2). */
    void endOfCode(String code) {
        db.sql("update oauth.agreement set ended = :now where code = :code and ended is null")
                .param("code", Secret.hash(code))
                .param("now", now())
                .update();
    }

    /** Another token in the place of this one; false when it was used meanwhile, and the agreement ends. */
    boolean replace(String token, String next, Instant issued) {
        var replaced = Boolean.TRUE.equals(transaction.execute(_ -> {
            var number = db.sql(
                            "update oauth.refresh set used = :now where hash = :hash and used is null returning agreement")
                    .param("hash", Secret.hash(token))
                    .param("now", now())
                    .query(Long.class)
                    .optional();
            number.ifPresent(it -> keep(it, next, issued));
            return number.isPresent();
        }));
        if (!replaced) endOfToken(token);
        return replaced;
    }

    private void endOfToken(String token) {
        db.sql("""
                        update oauth.agreement set ended = :now
                        where ended is null and agreement = (select agreement from oauth.refresh where hash = :hash)""").param("hash", Secret.hash(token)).param("now", now()).update();
    }

    private void keep(long agreement, String token, Instant issued) {
        db.sql("insert into oauth.refresh (hash, agreement, issued) values (:hash, :agreement, :issued)")
                .param("hash", Secret.hash(token))
                .param("agreement", agreement)
                .param("issued", issued.atOffset(ZoneOffset.UTC))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
