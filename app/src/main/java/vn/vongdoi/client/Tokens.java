package vn.vongdoi.client;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Secret;
import vn.vongdoi.page.Problem;

/**
 * Machine tokens: 256 random bits, shown once, kept only as their SHA-256. Several processes share the table, so one
 * may revoke what another is serving; a served token is looked up again after {@link #TRUSTED} at the latest.
 */
@Component
public final class Tokens {
    private static final Duration TRUSTED = Duration.ofSeconds(2);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,63}");

    private record Known(Actor actor, byte[] hash, Instant until) {}

    private final JdbcClient db;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Tokens(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Makes a token and returns it in clear: the only time anyone sees it. The name of a revoked one may be used again.
     *
     * @param facility MACSKCB, the only facility the token may speak for; empty = any
     */
    public String create(String name, Optional<String> facility) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.invalid(
                    "Tên mã truy cập gồm 1–64 chữ, số, dấu cách hoặc . _ @ -; nhận được \"" + name + "\".",
                    "A token name has 1–64 letters, digits, spaces or . _ @ -; got \"" + name + "\".");
        }
        Accounts.area(facility, Optional.empty());
        var token = Secret.random();
        var created = db.sql("""
                        insert into account.token (name, hash, facility, since)
                        values (:name, :hash, :facility, :now)
                        on conflict (name) do update
                        set hash = excluded.hash, facility = excluded.facility, since = excluded.since, revoked = null
                        where token.revoked is not null""")
                .param("name", name)
                .param("hash", Secret.hash(token))
                .param("facility", facility.orElse(null))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (created == 0) {
            throw Problem.conflict(
                    "Đã có mã truy cập tên \"" + name + "\" đang dùng. Chọn tên khác, hoặc thu hồi mã cũ trước.",
                    "A token named \"" + name + "\" is in use. Choose another name, or revoke the old one first.");
        }
        return token;
    }

    /** Ends a token. Servers that are running refuse it within seconds. */
    public void revoke(String name) {
        var revoked = db.sql("update account.token set revoked = :now where name = :name and revoked is null")
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        known.clear();
        if (revoked == 0) {
            throw Problem.notFound(
                    "Không có mã truy cập nào đang dùng mang tên \"" + name + "\".",
                    "No token in use is named \"" + name + "\".");
        }
    }

    /** The machine behind a bearer token, if the token is one of ours and has not been revoked. */
    public Optional<Actor> find(String bearer) {
        if (!Secret.isOne(bearer)) return Optional.empty();
        var hash = Secret.hash(bearer);
        var key = HexFormat.of().formatHex(hash);
        var now = clock.instant();
        var hit = known.get(key);
        if (hit != null && now.isBefore(hit.until())) return Optional.of(hit.actor());
        var found = db.sql("select name, hash, facility from account.token where hash = :hash and revoked is null")
                .param("hash", hash)
                .query((row, _) -> new Known(
                        Actor.machine(row.getString("name"), Optional.ofNullable(row.getString("facility"))),
                        row.getBytes("hash"),
                        now.plus(TRUSTED)))
                .optional()
                .filter(token -> MessageDigest.isEqual(token.hash(), hash));
        if (found.isPresent()) known.put(key, found.get());
        else known.remove(key);
        return found.map(Known::actor);
    }
}
