package vn.vongdoi.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claims.EncounterReport.Status;

/** The diary of the door: every file handed in, readable or not. */
final class Deliveries {
    private static final int BUFFER = 1 << 16;

    private final JdbcClient sql;
    private final Clock clock;

    Deliveries(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Delivery(long number) {
        static final Delivery NONE = new Delivery(0);

        boolean begun() {
            return number != 0;
        }
    }

    Delivery begin(Actor sender, ClaimSource source, String facility, LocalDate made) {
        var print = fingerprint(source);
        return new Delivery(
                sql.sql(
                                """
                                insert into claims.delivery (at, sender, path, sha256, bytes, facility, made, status)
                                values (:at, :sender, :path, :sha256, :bytes, :facility, :made, 'reading')
                                returning delivery
                                """)
                        .param("at", Timestamp.from(Instant.now(clock)))
                        .param("sender", sender.name())
                        .param("path", source.path())
                        .param("sha256", print.sha256())
                        .param("bytes", print.bytes())
                        .param("facility", facility)
                        .param("made", made)
                        .query(Long.class)
                        .single());
    }

    /** Counts what became of encounters; inside the transaction that stores them. */
    void count(List<Answered> answered) {
        var byDelivery = new TreeMap<Long, int[]>();
        for (var each : answered) {
            byDelivery.computeIfAbsent(each.delivery(), d -> new int[Status.values().length])[each.status().ordinal()]++;
        }
        byDelivery.forEach((delivery, counts) -> sql.sql(
                        """
                        update claims.delivery
                        set accepted = accepted + :accepted, replaced = replaced + :replaced,
                            duplicate = duplicate + :duplicate, withdrawn = withdrawn + :withdrawn,
                            rejected = rejected + :rejected
                        where delivery = :delivery
                        """)
                .param("accepted", counts[Status.ACCEPTED.ordinal()])
                .param("replaced", counts[Status.REPLACED.ordinal()])
                .param("duplicate", counts[Status.DUPLICATE.ordinal()])
                .param("withdrawn", counts[Status.WITHDRAWN.ordinal()])
                .param("rejected", counts[Status.REJECTED.ordinal()])
                .param("delivery", delivery)
                .update());
    }

    record Answered(long delivery, Status status) {}

    void end(Delivery delivery) {
        sql.sql("update claims.delivery set status = 'read' where delivery = :delivery")
                .param("delivery", delivery.number())
                .update();
    }

    void unreadable(Actor sender, String path, UnreadableFile why) {
        sql.sql(
                        """
                        insert into claims.delivery (at, sender, path, sha256, bytes, status, message)
                        values (:at, :sender, :path, '', 0, 'unreadable', :message)
                        """)
                .param("at", Timestamp.from(Instant.now(clock)))
                .param("sender", sender.name())
                .param("path", path)
                .param("message", why.getMessage())
                .update();
    }

    private record Fingerprint(byte[] sha256, long bytes) {}

    private static Fingerprint fingerprint(ClaimSource source) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(source.open(), digest)) {
                var bytes = drained(in);
                return new Fingerprint(digest.digest(), bytes);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long drained(InputStream in) throws IOException {
        var buffer = new byte[BUFFER];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) bytes += read;
        return bytes;
    }
}
