package vn.vongdoi.mirror;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.database.Vault;

/** The store's side: one snapshot at one position, told as text with pseudonyms instead of keys. */
final class Store {
    private static final int ROWS_OF_A_FILE = 1_000_000;

    private final JdbcClient sql;
    private final DataSource dataSource;
    private final Vault vault;
    private final TransactionTemplate claim;
    private final TransactionTemplate snapshot;

    Store(JdbcClient sql, DataSource dataSource, PlatformTransactionManager transactions, Vault vault) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.vault = vault;
        claim = new TransactionTemplate(transactions);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * Where the store stands.
     *
     * @param transaction all before it are seen
     * @param head how far the schedules have come, in one word
     */
    record Standing(long position, String transaction, String head) {}

    /** From now on what the schedules say is noted for it. The first mirror of all makes the secret of the pseudonyms. */
    void enter(UUID mirror) {
        claim.executeWithoutResult(_ -> {
            sql.sql("insert into mirror.secret (sealed) values (:sealed) on conflict do nothing")
                    .param("sealed", vault.seal(Pseudonyms.newSecret()))
                    .update();
            sql.sql("select mirror.enter(:mirror)").param("mirror", mirror).query(row -> {});
        });
    }

    /**
     * Does something that only one process may do to a mirror at a time.
     *
     * @param waits for whoever does; else nothing is done, and the answer is empty
     * @throws IllegalStateException when the database knows no such mirror: it is another one, or an older one
     */
    <T> Optional<T> claiming(UUID mirror, boolean waits, Function<Standing, T> work) {
        return Objects.requireNonNull(claim.execute(_ -> {
            var held = sql.sql("select mirror from mirror.copy where mirror = :mirror for update"
                            + (waits ? "" : " skip locked"))
                    .param("mirror", mirror)
                    .query(UUID.class)
                    .optional();
            if (held.isEmpty() && !isKnown(mirror)) {
                throw new IllegalStateException(
                        "Cơ sở dữ liệu này không có bản sao cột nào của thư mục này; hãy chạy"
                                + " `vongdoi mirror rebuild`. / This database knows no mirror of this folder; run `vongdoi mirror rebuild`.");
            }
            return held.flatMap(_ -> Optional.ofNullable(snapshot.execute(_ -> work.apply(standing()))));
        }));
    }

    boolean isClaimed(UUID mirror) {
        return isKnown(mirror)
                && Objects.requireNonNull(claim.execute(
                        _ -> sql.sql("select mirror from mirror.copy where mirror = :mirror for update skip locked")
                                .param("mirror", mirror)
                                .query(UUID.class)
                                .optional()
                                .isEmpty()));
    }

    /** Whether what the schedules say is noted for it. */
    boolean isKnown(UUID mirror) {
        return sql.sql("select exists (select from mirror.copy where mirror = :mirror)")
                .param("mirror", mirror)
                .query(Boolean.class)
                .single();
    }

    /** What it has seen need not be noted any more, once all mirrors have; those that have not followed for a month are forgotten. */
    void seen(UUID mirror, String transaction) {
        claim.executeWithoutResult(_ -> {
            sql.sql("update mirror.copy set seen = cast(:seen as xid8), followed = now() where mirror = :mirror")
                    .param("seen", transaction)
                    .param("mirror", mirror)
                    .update();
            sql.sql("delete from mirror.copy where followed < now() - interval '30 days'")
                    .update();
            sql.sql("delete from mirror.touched where tx < (select min(seen) from mirror.copy)")
                    .update();
        });
    }

    private Standing standing() {
        return sql.sql("""
                        select position, cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as transaction,
                               cast(h as text) as head
                        from analytics.head h""").query(Standing.class).single();
    }

    /** Whether anything changed since then that the feed or the schedules tell; it locks nothing. */
    boolean isBehind(String head, Table.Since since) {
        return sql.sql("""
                        select cast(h as text) <> :head or exists (
                            select from mirror.touched where tx >= cast(:seen as xid8))
                        from analytics.head h""")
                .param("head", head)
                .param("seen", since.transaction())
                .query(Boolean.class)
                .single();
    }

    /** The last position of a time that is over; empty when nothing had been told yet. */
    OptionalLong positionBefore(Instant end) {
        return sql
                .sql("select max(position) from record.change where at < :end")
                .param("end", OffsetDateTime.ofInstant(end, ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** When the last change up to a position was told. */
    Optional<Instant> told(long position) {
        return sql.sql("select at from record.change where position <= :position order by position desc limit 1")
                .param("position", position)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** When the first change of all was told. */
    Optional<Instant> firstTold() {
        return sql.sql("select at from record.change order by position limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** About how many rows there are; 0 = not known. */
    long about() {
        return Math.max(
                0,
                sql.sql("select coalesce(sum(greatest(reltuples, 0)), 0)::bigint from pg_class"
                                + " where oid in ('record.resource'::regclass, 'record.history'::regclass)")
                        .query(Long.class)
                        .single());
    }

    Pseudonyms pseudonyms() {
        return new Pseudonyms(vault.open(
                sql.sql("select sealed from mirror.secret").query(byte[].class).single()));
    }

    interface Taker {
        /** @param rows so many of them */
        void take(Path text, long rows);
    }

    /** Writes what a query tells into files of bounded size, one after the other at one place; whoever takes one is done with it then. */
    void copy(String query, List<Pseudonyms.Of> keys, Pseudonyms pseudonyms, Path file, Taker taker) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            copy(connection, query, keys, pseudonyms, file, taker);
        } catch (SQLException e) {
            throw new IllegalStateException("copy for the mirror", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void copy(
            Connection connection,
            String query,
            List<Pseudonyms.Of> keys,
            Pseudonyms pseudonyms,
            Path file,
            Taker taker)
            throws SQLException, IOException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format csv, null '\\N')");
        try {
            var row = copy.readFromCopy();
            while (row != null) {
                var rows = 0L;
                try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
                    for (; row != null && rows < ROWS_OF_A_FILE; row = copy.readFromCopy()) {
                        write(row, keys, pseudonyms, out);
                        rows++;
                    }
                }
                taker.take(file, rows);
            }
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private static void write(byte[] row, List<Pseudonyms.Of> keys, Pseudonyms pseudonyms, OutputStream out)
            throws IOException {
        var at = 0;
        for (var key : keys) {
            var end = at;
            while (row[end] != ',') end++;
            if (row[at] == '\\') {
                out.write(row, at, end + 1 - at);
            } else {
                var pseudonym = pseudonyms.of(key, number(row, at, end));
                out.write(Long.toString(pseudonym).getBytes(StandardCharsets.US_ASCII));
                out.write(',');
            }
            at = end + 1;
        }
        out.write(row, at, row.length - at);
    }

    private static long number(byte[] row, int from, int end) {
        var number = 0L;
        for (var i = from; i < end; i++) {
            if (row[i] < '0' || row[i] > '9') throw new IllegalStateException("a key is a number of the store");
            number = number * 10 + row[i] - '0';
        }
        return number;
    }
}
