package vn.vongdoi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who cares for whom: parents for their children, others by a court or a register. */
@Component
public class Guardians {
    private final JdbcClient sql;
    private final Clock clock;

    public Guardians(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * One caring for another.
     *
     * @param person canonical key of who is cared for
     * @param guardian canonical key
     * @param reason the register or decision that says so
     * @param ends the last day; null = open
     */
    public record Care(
            long person,
            long guardian,
            String reason,
            LocalDate starts,
            @Nullable LocalDate ends) {}

    /** Who cares for the person today. */
    public List<Care> of(long person) {
        return today("person", person);
    }

    /** For whom the guardian cares today. */
    public List<Care> wards(long guardian) {
        return today("guardian", guardian);
    }

    private List<Care> today(String side, long key) {
        return sql.sql("""
                        select * from access.guardian
                        where %s in (select key from person.keys(:key)) and starts <= :today and (ends is null or ends >= :today)
                        order by starts, person, guardian""".formatted(side))
                .param("key", key)
                .param("today", LocalDate.now(clock))
                .query(Guardians::care)
                .list();
    }

    private static Care care(ResultSet row, int number) throws SQLException {
        return new Care(
                row.getLong("person"),
                row.getLong("guardian"),
                row.getString("reason"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class));
    }

    /** Ends it at once; what began today never was. How many there were. */
    public int end(long person, long guardian, Actor recorder) {
        return sql.sql("""
                        update access.guardian set ends = cast(:today as date) - 1, recorded_by = :recorder
                        where person in (select key from person.keys(:person))
                          and guardian in (select key from person.keys(:guardian))
                          and starts <= :today and (ends is null or ends >= :today)""")
                .param("person", person)
                .param("guardian", guardian)
                .param("today", LocalDate.now(clock))
                .param("recorder", recorder.name())
                .update();
    }

    /**
     * @param person canonical key of who is cared for
     * @param guardian canonical key
     * @param reason the register or decision that says so
     * @param ends the last day; null = open
     */
    public void entrust(
            long person, long guardian, String reason, LocalDate starts, @Nullable LocalDate ends, Actor recorder) {
        sql.sql("""
                        insert into access.guardian (person, guardian, reason, recorded_by, starts, ends)
                        values (:person, :guardian, :reason, :recorder, :starts, :ends)
                        on conflict (person, guardian, starts) do update
                        set ends = excluded.ends, reason = excluded.reason, recorded_by = excluded.recorded_by""")
                .param("person", person)
                .param("guardian", guardian)
                .param("reason", reason)
                .param("recorder", recorder.name())
                .param("starts", starts)
                .param("ends", ends)
                .update();
    }
}
