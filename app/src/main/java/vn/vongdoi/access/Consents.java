package vn.vongdoi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people agreed to: one purpose and one facility at a time, explicitly, and withdrawn as easily (NĐ 356/2025,
 * Art. 6). Rows stay as proof.
 */
@Component
public class Consents {
    private final JdbcClient sql;
    private final Clock clock;

    public Consents(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Who spoke for the person: under seven the representative, from seven on the child too. */
    public enum GivenBy {
        SELF,
        REPRESENTATIVE,
        BOTH
    }

    /**
     * What somebody agreed to.
     *
     * @param facility MACSKCB of who may read
     * @param told the words that were agreed to
     * @param recorder login of who wrote it down
     * @param withdrawn empty = it holds
     */
    public record Consent(
            String facility,
            Purpose purpose,
            String told,
            GivenBy by,
            String recorder,
            Instant given,
            Optional<Instant> withdrawn) {}

    /** All of a person, also those withdrawn; the newest first. */
    public List<Consent> of(long person) {
        return sql.sql(
                        "select * from access.consent where person in (select key from person.keys(:person)) order by consent desc")
                .param("person", person)
                .query(Consents::consent)
                .list();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                row.getString("facility"),
                Purpose.valueOf(
                        row.getString("purpose").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getString("told"),
                GivenBy.valueOf(row.getString("given_by").toUpperCase(Locale.ROOT)),
                row.getString("recorded_by"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("withdrawn_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /**
     * Writes down that a person agreed.
     *
     * @param person canonical key
     * @param facility MACSKCB of who may read
     * @param told the words that were agreed to
     */
    public void give(long person, String facility, Purpose purpose, String told, GivenBy by, Actor recorder) {
        sql.sql("""
                        insert into access.consent (person, facility, purpose, told, given_by, recorded_by, given_at)
                        values (:person, :facility, :purpose, :told, :by, :recorder, :now)""")
                .param("person", person)
                .param("facility", new Area.Facility(facility).code())
                .param("purpose", purpose.word())
                .param("told", told)
                .param("by", by.name().toLowerCase(Locale.ROOT))
                .param("recorder", recorder.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends it at once; how many there were. */
    public int withdraw(long person, String facility, Purpose purpose) {
        return sql.sql("""
                        update access.consent set withdrawn_at = :now
                        where person in (select key from person.keys(:person)) and facility = :facility
                          and purpose = :purpose and withdrawn_at is null""")
                .param("person", person)
                .param("facility", facility)
                .param("purpose", purpose.word())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
