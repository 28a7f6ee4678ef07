package vn.vongdoi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.database.Vault;
import vn.vongdoi.seal.Checkpoint;
import vn.vongdoi.seal.SealingKey;

/** Seals what the chains have grown by: soon when it is much, within a minute when it is little. */
final class Sealing {
    private static final int MUCH = 1_000;
    private static final int MOST = 50_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LIFE_OF_KEY = Duration.ofDays(365);
    private static final long LOCK = 0x7665_6e67_646f_69L; // of its own among advisory locks

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Clock clock;
    private @Nullable Kept newest;

    Sealing(JdbcClient sql, TransactionTemplate transaction, Vault vault, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.vault = vault;
        this.clock = clock;
    }

    private record Open(int chain, long sealed, long last, Instant since) {}

    /** @param all however little it is */
    void seal(boolean all) {
        var now = clock.instant();
        for (var open : open()) {
            if (all || open.last() - open.sealed() >= MUCH || open.since().isBefore(now.minus(PATIENCE))) {
                var sealed = open.sealed();
                while (sealed < open.last()) sealed = seal(open.chain(), sealed);
            }
        }
    }

    /** Chains with events that no checkpoint vouches for. */
    private List<Open> open() {
        return sql.sql("""
                        select c.chain, s.last as sealed, e.number as last, f.at
                        from audit.chain c
                        cross join lateral (select coalesce(max(p.last), 0) as last from audit.checkpoint p where p.chain = c.chain) s
                        join lateral (select number from audit.event e where e.chain = c.chain order by number desc limit 1) e on true
                        join lateral (select at from audit.event e where e.chain = c.chain and e.number = s.last + 1) f on true
                        """)
                .query((row, _) -> new Open(
                        row.getInt("chain"),
                        row.getLong("sealed"),
                        row.getLong("last"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Up to where it is sealed then; another server may have been quicker. */
    private long seal(int chain, long sealed) {
        try {
            return sealOnce(chain, sealed);
        } catch (RuntimeException e) {
            newest = null; // a key that was made meanwhile is not kept
            throw e;
        }
    }

    private long sealOnce(int chain, long sealed) {
        var last = transaction.execute(_ -> {
            sql.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
            var hashes = sql.sql("""
                            select hash from audit.event
                            where chain = :chain and number > (
                                select coalesce(max(last), 0) from audit.checkpoint where chain = :chain)
                            order by number limit :most""")
                    .param("chain", chain)
                    .param("most", MOST)
                    .query((row, _) -> row.getBytes("hash"))
                    .list();
            if (hashes.isEmpty()) return Long.MAX_VALUE;
            var from = sql.sql("select coalesce(max(last), 0) from audit.checkpoint where chain = :chain")
                    .param("chain", chain)
                    .query(Long.class)
                    .single();
            var before = sql.sql("select line from audit.checkpoint order by number desc limit 1")
                    .query(String.class)
                    .optional()
                    .orElse("");
            var number = before.isEmpty() ? 1 : Checkpoint.parse(before).number() + 1;
            var checkpoint = Checkpoint.seal(number, clock.instant(), before, chain, from + 1, hashes, key());
            sql.sql("insert into audit.checkpoint (number, chain, last, line) values (:number, :chain, :last, :line)")
                    .param("number", number)
                    .param("chain", chain)
                    .param("last", checkpoint.last())
                    .param("line", checkpoint.line())
                    .update();
            return checkpoint.last();
        });
        return last == null ? sealed : last;
    }

    List<String> checkpoints() {
        return sql.sql("select line from audit.checkpoint order by number")
                .query(String.class)
                .list();
    }

    /** Fingerprints of the keys whose secret half the vault opens: nobody else can put one there. */
    Set<String> keys() {
        return kept().stream()
                .map(Kept::key)
                .filter(SealingKey::isPair)
                .map(SealingKey::fingerprint)
                .collect(Collectors.toSet());
    }

    private record Kept(SealingKey key, Instant since) {}

    private List<Kept> kept() {
        return sql.sql("select public, sealed, since from audit.key order by key")
                .query((row, _) -> new Kept(
                        SealingKey.of(row.getBytes("public"), vault.open(row.getBytes("sealed"))),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** The newest, as long as it is not too old; the next one is made under the lock of a seal. */
    private SealingKey key() {
        if (newest == null || isTooOld(newest)) {
            var kept = kept();
            newest = kept.isEmpty() || isTooOld(kept.getLast()) ? made() : kept.getLast();
        }
        return newest.key();
    }

    private boolean isTooOld(Kept one) {
        return one.since().plus(LIFE_OF_KEY).isBefore(clock.instant());
    }

    private Kept made() {
        var now = clock.instant();
        var made = SealingKey.create();
        sql.sql("insert into audit.key (public, sealed, since) values (:public, :sealed, :now)")
                .param("public", made.publicKey())
                .param("sealed", vault.seal(made.secret()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return new Kept(made, now);
    }
}
