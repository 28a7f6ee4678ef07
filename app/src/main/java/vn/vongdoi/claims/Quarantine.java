package vn.vongdoi.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.Checker;
import vn.vongdoi.claimcheck.Expectations;
import vn.vongdoi.claimcheck.FacilityLists;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.OriginalTables;

/** The documents that were rejected, kept as they came: a rule or a list may be corrected, and then they are right. */
final class Quarantine {
    private static final int AT_ONCE = 200;

    private final JdbcClient sql;

    Quarantine(JdbcClient sql) {
        this.sql = sql;
    }

    record Rejected(long submission, long delivery, Instant arrived, String facility, LocalDate made, byte[] original) {
        /** Checked by today's rules. */
        Checked again(Actor sender, FacilityLists lists) {
            var sent = OriginalTables.read(SubmissionStore.unpacked(original));
            var encounter = ClaimEncounter.of(facility, made, sent);
            return new Checked(
                    sender,
                    delivery,
                    encounter,
                    Checker.check(encounter, lists),
                    Expectations.of(encounter),
                    original,
                    new Checked.Kept(submission, arrived));
        }
    }

    long count() {
        return sql.sql("select count(*) from claims.submission where status = 'rejected'")
                .query(Long.class)
                .single();
    }

    /**
     * The next few, in the order of their arrival.
     *
     * @param delivery of one file; empty for all
     * @param after the last that is done
     */
    List<Rejected> list(OptionalLong delivery, long after) {
        return sql.sql("""
                        select submission, delivery, at, facility, made, original from claims.submission
                        where status = 'rejected' and submission > :after and (:all or delivery = :delivery)
                        order by submission limit :limit""")
                .param("after", after)
                .param("all", delivery.isEmpty())
                .param("delivery", delivery.orElse(0))
                .param("limit", AT_ONCE)
                .query((row, _) -> new Rejected(
                        row.getLong("submission"),
                        row.getLong("delivery"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("facility"),
                        row.getObject("made", LocalDate.class),
                        row.getBytes("original")))
                .list();
    }
}
