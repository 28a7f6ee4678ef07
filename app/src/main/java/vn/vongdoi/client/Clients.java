package vn.vongdoi.client;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Secret;
import vn.vongdoi.page.Problem;

/**
 * The programs that prove who they are with a key: nothing is shared with them that could be stolen here. As with
 * {@link Tokens}, what one server process changes the others know after {@link #TRUSTED} at the latest.
 */
@Component
public final class Clients {
    private static final Duration TRUSTED = Duration.ofSeconds(2);
    /** Part of what OAuth takes for a client_id; no spaces, so that it can stand in a log. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private record Known(Client client, Instant until) {}

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Clients(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Registers a program and tells the kid that it names its key by. The name of a revoked one may be used again.
     *
     * @param facility MACSKCB, the only facility it may speak for; empty = any
     * @param key its public key: JWK or PEM
     */
    public String add(String name, Optional<String> facility, Scopes scopes, String key) {
        checkName(name);
        Accounts.area(facility, Optional.empty());
        if (!scopes.isOfMachines()) {
            throw Problem.invalid(
                    "Hệ thống không có người dùng chỉ nhận phạm vi system/… và exchange.",
                    "A program without a user takes the scopes system/… and exchange only.");
        }
        var jwk = KeyFile.read(key);
        transaction.executeWithoutResult(_ -> {
            register(name, facility, scopes, List.of());
            keep(name, jwk);
        });
        return jwk.getKeyID();
    }

    /**
     * Registers an app that acts for somebody who signed in, by their leave.
     *
     * @param key of an app that runs on a server; one that runs on a phone or in a browser keeps no secret
     */
    public void addApp(String name, Scopes scopes, List<Redirect> redirects, Optional<String> key) {
        checkName(name);
        if (redirects.isEmpty() || !scopes.isOfApps()) {
            throw Problem.invalid(
                    "Ứng dụng cần địa chỉ trở về, và chỉ nhận phạm vi đọc: user/….rs, patient/….rs, openid, fhirUser, launch/patient, offline_access.",
                    "An app needs a redirect address, and takes scopes that read only: user/….rs, patient/….rs, openid, fhirUser, launch/patient, offline_access.");
        }
        var jwk = key.map(KeyFile::read);
        transaction.executeWithoutResult(_ -> {
            register(name, Optional.empty(), scopes, redirects);
            jwk.ifPresent(it -> keep(name, it));
        });
    }

    private void register(String name, Optional<String> facility, Scopes scopes, List<Redirect> redirects) {
        var added = db.sql("""
                        insert into client.client (name, facility, scopes, redirects, since)
                        values (:name, :facility, :scopes, :redirects, :now)
                        on conflict (name) do update
                        set facility = excluded.facility, scopes = excluded.scopes, redirects = excluded.redirects,
                            since = excluded.since, revoked = null
                        where client.revoked is not null""")
                .param("name", name)
                .param("facility", facility.orElse(null))
                .param("scopes", scopes.toString())
                .param("redirects", redirects.stream().map(Redirect::address).collect(Collectors.joining(" ")))
                .param("now", clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            throw Problem.conflict(
                    "Đã có hệ thống tên \"" + name + "\" đang dùng. Đổi khóa bằng client rotate, hoặc chọn tên khác.",
                    "A client named \"" + name
                            + "\" is in use. Change its key with client rotate, or choose another name.");
        }
        db.sql("delete from client.key where client = :name")
                .param("name", name)
                .update();
    }

    /** Another key beside those there are, which hold until then. Tells its kid. */
    public String rotate(String name, String key, Instant until) {
        var jwk = KeyFile.read(key);
        transaction.executeWithoutResult(_ -> {
            inUse(name);
            db.sql("update client.key set until = :until where client = :name and (until is null or until > :until)")
                    .param("name", name)
                    .param("until", until.atOffset(ZoneOffset.UTC))
                    .update();
            keep(name, jwk);
        });
        known.remove(name);
        return jwk.getKeyID();
    }

    /** Ends a program's access. Servers that are running refuse it, and what they issued to it, within seconds. */
    public void revoke(String name) {
        var revoked = db.sql("update client.client set revoked = :now where name = :name and revoked is null")
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        known.remove(name);
        if (revoked == 0) throw unknown(name);
    }

    /** Those in use, by name. */
    public List<Client> list() {
        return db
                .sql("select name from client.client where revoked is null order by name")
                .query(String.class)
                .list()
                .stream()
                .flatMap(name -> read(name).stream())
                .toList();
    }

    /** The program of that name, if it is in use. */
    public Optional<Client> find(String name) {
        if (!NAME.matcher(name).matches()) return Optional.empty();
        var now = clock.instant();
        var hit = known.get(name);
        if (hit != null && now.isBefore(hit.until())) return Optional.of(hit.client());
        var found = read(name);
        if (found.isPresent()) known.put(name, new Known(found.get(), now.plus(TRUSTED)));
        else known.remove(name);
        return found;
    }

    /**
     * Notes that a client's assertion has been used. Only for one whose signature has been verified: strangers cannot
     * fill the table.
     *
     * @param until its exp
     * @return false when it was used before
     */
    public boolean isFirstUse(Client client, String jti, Instant until) {
        db.sql("delete from client.assertion where until < :now")
                .param("now", clock.instant().minus(Duration.ofMinutes(10)).atOffset(ZoneOffset.UTC))
                .update();
        return db.sql("""
                        insert into client.assertion (client, jti, until) values (:client, :jti, :until)
                        on conflict do nothing""")
                        .param("client", client.name())
                        .param("jti", Secret.hash(jti))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void keep(String name, JWK key) {
        var kept = db.sql("""
                        insert into client.key (client, kid, jwk, since) values (:name, :kid, :jwk, :now)
                        on conflict do nothing""")
                .param("name", name)
                .param("kid", key.getKeyID())
                .param("jwk", key.toJSONString())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            throw Problem.conflict(
                    "Hệ thống " + name + " đã có khóa mang kid " + key.getKeyID() + ".",
                    "The client " + name + " has a key with the kid " + key.getKeyID() + " already.");
        }
    }

    private void inUse(String name) {
        var found = db.sql("select name from client.client where name = :name and revoked is null for update")
                .param("name", name)
                .query(String.class)
                .list();
        if (found.isEmpty()) throw unknown(name);
    }

    private static void checkName(String name) {
        if (NAME.matcher(name).matches()) return;
        throw Problem.invalid(
                "Tên hệ thống gồm 1–64 chữ không dấu, số hoặc . _ @ -; nhận được \"" + name + "\".",
                "A client's name has 1–64 letters A–Z a–z, digits or . _ @ -; got \"" + name + "\".");
    }

    private static Problem unknown(String name) {
        return Problem.notFound(
                "Không có hệ thống nào đang dùng mang tên \"" + name + "\".",
                "No client in use is named \"" + name + "\".");
    }

    private Optional<Client> read(String name) {
        var keys = db.sql("select jwk from client.key where client = :name and (until is null or until > :now)")
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> jwk(row.getString("jwk")))
                .list();
        return db.sql(
                        "select facility, scopes, redirects, since from client.client where name = :name and revoked is null")
                .param("name", name)
                .query((row, _) -> new Client(
                        name,
                        Optional.ofNullable(row.getString("facility")),
                        Scopes.of(row.getString("scopes")),
                        redirects(row.getString("redirects")),
                        row.getTimestamp("since").toInstant(),
                        keys))
                .optional();
    }

    private static List<Redirect> redirects(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Redirect::new).toList();
    }

    private static JWK jwk(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a kept key is not a JWK", e);
        }
    }
}
