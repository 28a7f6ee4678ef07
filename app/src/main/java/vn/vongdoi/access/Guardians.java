package vn.vongdoi.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who cares for whom: parents for their children, others by a court or a register. */
@Component
public class Guardians {
    private final JdbcClient sql;

    public Guardians(JdbcClient sql) {
        this.sql = sql;
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
