package vn.vongdoi.claims;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.access.Actor;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** The SQL of check-ins. */
final class CheckInStore {
    private static final RuleTable STAYING = RuleTable.read("claims/checkins");
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int MOST_ENDED = 500;

    private final JdbcClient sql;
    private final Clock clock;

    CheckInStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is known of an encounter.
     *
     * @param claimed a claim of it was accepted or withdrawn
     * @param last the last check-in; null when there was none
     */
    record Known(boolean claimed, @Nullable Former last) {
        static final Known NOTHING = new Known(false, null);
    }

    /**
     * A check-in that is stored.
     *
     * @param ended it was taken back, its claim had come, or none had for too long
     * @param said when the last was said of it
     */
    record Former(
            String facility, String maLk, byte[] hash, PersonKey person, long encounter, boolean ended, Instant said) {
        static Former of(ResultSet row) throws SQLException {
            return new Former(
                    row.getString("facility"),
                    row.getString("ma_lk"),
                    row.getBytes("hash"),
                    new PersonKey(row.getLong("person")),
                    row.getLong("encounter"),
                    row.getBoolean("ended"),
                    row.getObject("said", OffsetDateTime.class).toInstant());
        }
    }

    Map<String, Known> known(Collection<CheckIn> checkIns) {
        var known = new HashMap<String, Known>();
        sql.sql("""
                        select a.facility, a.ma_lk, e.ma_lk is not null as claimed, c.hash, c.person, c.encounter,
                               c.ended_at is not null as ended, greatest(c.at, c.ended_at) as said
                        from unnest(:facilities, :maLks) as a (facility, ma_lk)
                        left join claims.encounter e on e.facility = a.facility and e.ma_lk = a.ma_lk
                        left join claims.checkin c on c.facility = a.facility and c.ma_lk = a.ma_lk
                        """)
                .param("facilities", array(checkIns, CheckIn::facility))
                .param("maLks", array(checkIns, CheckIn::maLk))
                .query(row -> {
                    known.put(
                            row.getString("facility") + "/" + row.getString("ma_lk"),
                            new Known(row.getBoolean("claimed"), row.getBytes("hash") == null ? null : Former.of(row)));
                });
        return known;
    }

    /** A number for a document that may be kept. */
    long nextDocument() {
        return sql.sql("select nextval('claims.checkin_document_key')")
                .query(Long.class)
                .single();
    }

    /** Kept once, with the first of its check-ins. */
    void keep(long document, byte[] original, Actor sender) {
        sql.sql("""
                        insert into claims.checkin_document (document, at, sender, sha256, original)
                        values (:document, :at, :sender, :sha256, :original) on conflict do nothing
                        """)
                .param("document", document)
                .param("at", now())
                .param("sender", sender.name())
                .param("sha256", sha256(original))
                .param("original", SubmissionStore.packed(original))
                .update();
    }

    /**
     * @param document empty for what did not come in one
     * @param came when; null: now
     */
    void save(CheckIn checkIn, OptionalLong document, PersonKey person, long encounter, @Nullable Instant came) {
        sql.sql("""
                        insert into claims.checkin
                            (facility, ma_lk, at, document, arrived, care, hash, person, encounter)
                        values (:facility, :maLk, :at, :document, :arrived, :care, :hash, :person, :encounter)
                        on conflict (facility, ma_lk) do update
                        set at = excluded.at, document = excluded.document, arrived = excluded.arrived,
                            care = excluded.care, hash = excluded.hash, person = excluded.person,
                            encounter = excluded.encounter, ended_at = null
                        """)
                .param("facility", checkIn.facility())
                .param("maLk", checkIn.maLk())
                .param("at", came == null ? now() : came.atOffset(ZoneOffset.UTC))
                .param("document", document.isPresent() ? document.getAsLong() : null)
                .param("arrived", checkIn.in().atZone(VIETNAM).toOffsetDateTime())
                .param("care", checkIn.care())
                .param("hash", checkIn.hash())
                .param("person", person.value())
                .param("encounter", encounter)
                .update();
    }

    /** @param hash of what ended it, or of itself when nothing did: the same sent again changes nothing */
    void end(Former checkIn, byte[] hash) {
        sql.sql("""
                        update claims.checkin set ended_at = :at, hash = :hash
                        where facility = :facility and ma_lk = :maLk
                        """)
                .param("at", now())
                .param("hash", hash)
                .param("facility", checkIn.facility())
                .param("maLk", checkIn.maLk())
                .update();
    }

    /**
     * Marks those that could be due and whose claim has come, so that they are never looked at again. Their claim
     * outweighs all that is said of them, so it needs no lock.
     */
    void endClaimed() {
        sql.sql("""
                        update claims.checkin c set ended_at = :now
                        where c.ended_at is null and c.arrived < :now - :least * interval '1 day'
                          and exists (select from claims.encounter e
                                      where e.facility = c.facility and e.ma_lk = c.ma_lk)
                        """).param("now", now()).param("least", leastDays(rules())).update();
    }

    /** Those to whom no claim has come within the days of {@code rules/claims/checkins.csv}. */
    List<Former> left() {
        return left("", "");
    }

    /** The same of one; empty when it may still be open. */
    List<Former> left(CheckIn checkIn) {
        return left(checkIn.facility(), checkIn.maLk());
    }

    /** @param facility empty for all */
    private List<Former> left(String facility, String maLk) {
        var rules = rules();
        return sql.sql("""
                        select c.facility, c.ma_lk, c.hash, c.person, c.encounter, false as ended, c.at as said
                        from claims.checkin c
                        left join unnest(:cares, :days) as r (care, days) on r.care = c.care
                        left join unnest(:cares, :days) as others (care, days) on others.care = ''
                        where c.ended_at is null and c.arrived < :now - :least * interval '1 day'
                          and c.arrived < :now - coalesce(r.days, others.days) * interval '1 day'
                          and (:facility = '' or c.facility = :facility and c.ma_lk = :maLk)
                          and not exists (select from claims.encounter e
                                          where e.facility = c.facility and e.ma_lk = c.ma_lk)
                        order by c.arrived limit :most
                        """)
                .param("facility", facility)
                .param("maLk", maLk)
                .param("cares", array(rules, rule -> rule.cell("care")))
                .param(
                        "days",
                        new SqlArrayValue(
                                "int4", rules.stream().map(CheckInStore::days).toArray()))
                .param("least", leastDays(rules))
                .param("now", now())
                .param("most", MOST_ENDED)
                .query((row, _) -> Former.of(row))
                .list();
    }

    private List<RuleRow> rules() {
        return STAYING.at(LocalDate.now(clock.withZone(VIETNAM)));
    }

    private static int leastDays(List<RuleRow> rules) {
        return rules.stream().mapToInt(CheckInStore::days).min().orElseThrow();
    }

    private static Integer days(RuleRow rule) {
        return Integer.valueOf(rule.cell("days"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static <T> SqlArrayValue array(Collection<T> all, Function<T, String> text) {
        return new SqlArrayValue("text", all.stream().map(text).toArray());
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
