package vn.vongdoi.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimfile.ClaimSource;
import vn.vongdoi.claimfile.FileSignature;
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

    /**
     * A document of check-ins of which something was rejected. The desk does not count it as a file: whoever sends check-ins
     * alone sends no claims.
     *
     * @param facility null when no row tells
     * @param answers what became of its rows
     */
    Delivery keepCheckIns(
            Actor sender, ClaimSource source, @Nullable String facility, List<Status> answers, Instant arrived) {
        var print = fingerprint(source);
        return new Delivery(sql.sql("""
                                insert into claims.delivery (at, sender, path, sha256, bytes, facility, status, kind,
                                                             accepted, replaced, duplicate, withdrawn, rejected)
                                values (:at, :sender, :path, :sha256, :bytes, :facility, 'read', 'checkins',
                                        :accepted, :replaced, :duplicate, :withdrawn, :rejected)
                                returning delivery
                                """)
                .param("at", Timestamp.from(arrived))
                .param("sender", sender.name())
                .param("path", source.path())
                .param("sha256", print.sha256())
                .param("bytes", print.bytes())
                .param("facility", facility, Types.VARCHAR)
                .param("accepted", Collections.frequency(answers, Status.ACCEPTED))
                .param("replaced", Collections.frequency(answers, Status.REPLACED))
                .param("duplicate", Collections.frequency(answers, Status.DUPLICATE))
                .param("withdrawn", Collections.frequency(answers, Status.WITHDRAWN))
                .param("rejected", Collections.frequency(answers, Status.REJECTED))
                .query(Long.class)
                .single());
    }

    Delivery begin(Actor sender, ClaimSource source, String facility, LocalDate made) {
        var print = fingerprint(source);
        return new Delivery(sql.sql("""
                                with counted as (
                                    insert into claims.file_day as t (facility, day, files, unreadable)
                                    values (:facility, cast(cast(:at as timestamptz) as date), 1, 0)
                                    on conflict (facility, day) do update set files = t.files + 1)
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
    void count(List<SubmissionStore.Outcome> outcomes) {
        var byDelivery = new TreeMap<Long, int[]>();
        for (var outcome : outcomes) {
            if (outcome.settled()) continue;
            var counts = byDelivery.computeIfAbsent(outcome.checked().delivery(), d -> new int[Status.values().length]);
            counts[outcome.status().ordinal()]++;
            if (outcome.checked().kept() != null) counts[Status.REJECTED.ordinal()]--;
        }
        sql.sql("""
                        update claims.delivery d
                        set accepted = d.accepted + a.accepted, replaced = d.replaced + a.replaced,
                            duplicate = d.duplicate + a.duplicate, withdrawn = d.withdrawn + a.withdrawn,
                            rejected = d.rejected + a.rejected
                        from unnest(:deliveries, :accepted, :replaced, :duplicate, :withdrawn, :rejected)
                            as a (delivery, accepted, replaced, duplicate, withdrawn, rejected)
                        where d.delivery = a.delivery
                        """)
                .param(
                        "deliveries",
                        new SqlArrayValue("int8", byDelivery.keySet().toArray()))
                .param("accepted", counts(byDelivery, Status.ACCEPTED))
                .param("replaced", counts(byDelivery, Status.REPLACED))
                .param("duplicate", counts(byDelivery, Status.DUPLICATE))
                .param("withdrawn", counts(byDelivery, Status.WITHDRAWN))
                .param("rejected", counts(byDelivery, Status.REJECTED))
                .update();
    }

    /** One that was rejected and has been checked again. */
    void settle(long delivery, Status status) {
        if (status == Status.REJECTED) return;
        sql.sql("""
                        update claims.delivery
                        set rejected = rejected - 1,
                            accepted = accepted + case when :status = 'accepted' then 1 else 0 end,
                            replaced = replaced + case when :status = 'replaced' then 1 else 0 end,
                            duplicate = duplicate + case when :status = 'duplicate' then 1 else 0 end,
                            withdrawn = withdrawn + case when :status = 'withdrawn' then 1 else 0 end
                        where delivery = :delivery""").param("status", status.word()).param("delivery", delivery).update();
    }

    private static SqlArrayValue counts(TreeMap<Long, int[]> byDelivery, Status status) {
        return new SqlArrayValue(
                "int4",
                byDelivery.values().stream().map(c -> c[status.ordinal()]).toArray());
    }

    /** Verifies the signature of a file that has one. */
    void signed(Delivery delivery, ClaimSource source) {
        try {
            var signature = FileSignature.of(source);
            sql.sql("update claims.delivery set signature = :state, signer = :signer where delivery = :delivery")
                    .param("state", signature.state().name().toLowerCase(Locale.ROOT))
                    .param("signer", signature.signer())
                    .param("delivery", delivery.number())
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end(Delivery delivery) {
        sql.sql("update claims.delivery set status = 'read' where delivery = :delivery")
                .param("delivery", delivery.number())
                .update();
    }

    /** Of the sender's facility, if the sender speaks for one: the file itself does not tell. */
    void unreadable(Actor sender, String path, String message) {
        sql.sql("""
                        with counted as (
                            insert into claims.file_day as t (facility, day, files, unreadable)
                            select :facility, cast(cast(:at as timestamptz) as date), 1, 1
                            where cast(:facility as text) is not null
                            on conflict (facility, day) do update
                            set files = t.files + 1, unreadable = t.unreadable + 1)
                        insert into claims.delivery (at, sender, path, sha256, bytes, facility, status, message)
                        values (:at, :sender, :path, '', 0, :facility, 'unreadable', :message)
                        """)
                .param("at", Timestamp.from(Instant.now(clock)))
                .param("sender", sender.name())
                .param("path", path)
                .param("facility", sender.facility().orElse(null), Types.VARCHAR)
                .param("message", message)
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
