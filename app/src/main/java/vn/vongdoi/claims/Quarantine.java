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
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.SentTable;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.claimfile.TableReader;

/** The documents that were rejected, kept as they came: a rule or a list may be corrected, and then they are right. */
final class Quarantine {
    private static final int AT_ONCE = 200;

    private final JdbcClient sql;

    Quarantine(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param checkIn it is a row of XML0 */
    record Rejected(
            long submission,
            long delivery,
            Instant arrived,
            String facility,
            LocalDate made,
            boolean checkIn,
            byte[] original) {
        /** Checked by today's rules. */
        Checked again(Actor sender, FacilityLists lists) {
            var encounter = ClaimEncounter.of(facility, made, sent());
            return new Checked(
                    sender,
                    delivery,
                    encounter,
                    Checker.check(encounter, lists),
                    Expectations.of(encounter),
                    original,
                    new Checked.Kept(submission, arrived),
                    false);
        }

        /** The row of a check-in. */
        Row row() {
            return TableReader.read(TableKind.XML0, sent().getFirst().content())
                    .rows()
                    .getFirst();
        }

        private List<SentTable> sent() {
            return OriginalTables.read(SubmissionStore.unpacked(original));
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
                        select s.submission, s.delivery, s.at, s.facility, s.made, d.kind = 'checkins' as checkin, s.original
                        from claims.submission s join claims.delivery d using (delivery)
                        where s.status = 'rejected' and s.submission > :after and (:all or s.delivery = :delivery)
                        order by s.submission limit :limit""")
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
                        row.getBoolean("checkin"),
                        row.getBytes("original")))
                .list();
    }
}
