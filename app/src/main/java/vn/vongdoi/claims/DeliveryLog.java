package vn.vongdoi.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimcheck.Severity;
import vn.vongdoi.claimfile.OriginalTables;
import vn.vongdoi.claimfile.SentTable;
import vn.vongdoi.claims.EncounterReport.Status;

/** Reading what came through the door: who sent what, what was answered, and the documents as they came. */
@Component
final class DeliveryLog {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;

    DeliveryLog(JdbcClient db) {
        this.db = db;
    }

    /**
     * What one facility sent on one day.
     *
     * @param facility null = files that could not be read far enough to tell
     */
    record Day(
            LocalDate day,
            @Nullable String facility,
            long files,
            long unreadable,
            long accepted,
            long replaced,
            long duplicate,
            long withdrawn,
            long rejected) {}

    /** One file. */
    record Delivered(
            long delivery,
            Instant at,
            String sender,
            String path,
            byte[] sha256,
            long bytes,
            @Nullable String facility,
            @Nullable LocalDate made,
            String status,
            @Nullable String message,
            int accepted,
            int replaced,
            int duplicate,
            int withdrawn,
            int rejected,
            @Nullable String signature,
            @Nullable String signer,
            boolean checkIns) {}

    /** One encounter of a file, without its document. */
    record Submitted(
            long submission,
            long delivery,
            Instant at,
            String facility,
            String maLk,
            LocalDate made,
            String status,
            byte[] hash,
            List<Issue> issues) {
        boolean rejected() {
            return status.equals(Status.REJECTED.word());
        }
    }

    /** Newest first. */
    List<Day> days(int limit, Optional<String> facility) {
        return db.sql("""
                        select at::date as day, facility, count(*) as files,
                               count(*) filter (where status = 'unreadable') as unreadable,
                               sum(accepted) as accepted, sum(replaced) as replaced, sum(duplicate) as duplicate,
                               sum(withdrawn) as withdrawn, sum(rejected) as rejected
                        from claims.delivery
                        where :facility::text is null or facility = :facility
                        group by 1, 2
                        order by 1 desc, 2 nulls first
                        limit :limit""")
                .param("facility", facility.orElse(null), Types.VARCHAR)
                .param("limit", limit)
                .query(Day.class)
                .list();
    }

    /** The files of one facility on one day, newest first. */
    List<Delivered> deliveries(LocalDate day, @Nullable String facility, int limit) {
        return db.sql("""
                        select * from claims.delivery
                        where at >= :day::date and at < :day::date + 1 and facility is not distinct from :facility
                        order by delivery desc
                        limit :limit""")
                .param("day", day)
                .param("facility", facility, Types.VARCHAR)
                .param("limit", limit)
                .query(DeliveryLog::delivered)
                .list();
    }

    Optional<Delivered> find(long delivery) {
        return db.sql("select * from claims.delivery where delivery = :delivery")
                .param("delivery", delivery)
                .query(DeliveryLog::delivered)
                .optional();
    }

    /** The encounters of a file that were kept; those that need attention first. */
    List<Submitted> submissions(long delivery) {
        return db.sql("""
                        select submission, delivery, at, facility, ma_lk, made, status, hash, issues
                        from claims.submission where delivery = :delivery
                        order by status <> 'rejected', issues is null, submission""")
                .param("delivery", delivery)
                .query(DeliveryLog::submitted)
                .list();
    }

    Optional<Submitted> findSubmission(long submission) {
        return db.sql("""
                        select submission, delivery, at, facility, ma_lk, made, status, hash, issues
                        from claims.submission where submission = :submission""")
                .param("submission", submission)
                .query(DeliveryLog::submitted)
                .optional();
    }

    /** The tables as they came. */
    List<SentTable> original(long submission) {
        return db.sql("select original from claims.submission where submission = :submission")
                .param("submission", submission)
                .query((row, _) -> OriginalTables.read(SubmissionStore.unpacked(row.getBytes("original"))))
                .single();
    }

    /** The document that an Encounter of the record was made from. */
    Optional<Long> submissionOf(long encounter) {
        return db.sql("select submission from claims.encounter where encounter = :encounter")
                .param("encounter", encounter)
                .query(Long.class)
                .optional();
    }

    /**
     * What the record made of a document, or of another of the same encounter.
     *
     * @param encounter its key
     * @param person of the document; of one that was not taken in, of the encounter as it is
     * @param current the record holds what this document says; of a former or a rejected one it does not know
     */
    record Visit(long encounter, long person, boolean current) {}

    /** Empty when it never reached the record. Of a check-in a claim may not have come yet. */
    Optional<Visit> visitOf(Submitted submitted) {
        return db.sql("""
                        select e.encounter, coalesce(s.person, e.person) as person, e.submission = s.submission as current
                        from claims.submission s join claims.encounter e using (facility, ma_lk)
                        where s.submission = :submission and e.person is not null and e.encounter is not null""")
                .param("submission", submitted.submission())
                .query((row, _) ->
                        new Visit(row.getLong("encounter"), row.getLong("person"), row.getBoolean("current")))
                .optional();
    }

    private static Delivered delivered(ResultSet row, int number) throws SQLException {
        return new Delivered(
                row.getLong("delivery"),
                row.getTimestamp("at").toInstant(),
                row.getString("sender"),
                row.getString("path"),
                row.getBytes("sha256"),
                row.getLong("bytes"),
                row.getString("facility"),
                row.getObject("made", LocalDate.class),
                row.getString("status"),
                row.getString("message"),
                row.getInt("accepted"),
                row.getInt("replaced"),
                row.getInt("duplicate"),
                row.getInt("withdrawn"),
                row.getInt("rejected"),
                row.getString("signature"),
                row.getString("signer"),
                row.getString("kind").equals("checkins"));
    }

    private static Submitted submitted(ResultSet row, int number) throws SQLException {
        return new Submitted(
                row.getLong("submission"),
                row.getLong("delivery"),
                row.getTimestamp("at").toInstant(),
                row.getString("facility"),
                row.getString("ma_lk"),
                row.getObject("made", LocalDate.class),
                row.getString("status"),
                row.getBytes("hash"),
                issues(row.getString("issues")));
    }

    private static List<Issue> issues(@Nullable String json) {
        if (json == null) return List.of();
        return JSON.readTree(json)
                .path("issues")
                .valueStream()
                .map(DeliveryLog::issue)
                .toList();
    }

    private static Issue issue(JsonNode json) {
        return new Issue(
                json.path("table").asString(),
                json.path("row").asInt(),
                json.path("field").asString(),
                json.path("value").asString(),
                json.path("rule").asString(),
                Severity.valueOf(json.path("severity").asString().toUpperCase(Locale.ROOT)),
                json.path("message").asString());
    }
}
