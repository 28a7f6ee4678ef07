package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of how far states are worked out. */
final class ProgressStore {
    private final JdbcClient sql;

    ProgressStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * How far everything is worked out.
     *
     * @param position of the last change that is seen in it
     * @param day as of which everybody stands; null = not yet
     * @param edition of the rules
     * @param rebuilt the last person looked at since these rules came; null = all are
     */
    record Progress(
            long position,
            @Nullable LocalDate day,
            String edition,
            @Nullable Long rebuilt) {
        Progress anew(String rules) {
            return new Progress(position, day, rules, 0L);
        }

        Progress seen(long change) {
            return new Progress(change, day, edition, rebuilt);
        }

        Progress rebuilt(long person) {
            return new Progress(position, day, edition, person);
        }

        /** Who was looked at on a day before is still to be looked at. */
        Progress whole() {
            return new Progress(position, day, edition, null);
        }

        Progress asOf(LocalDate today) {
            return new Progress(position, today, edition, null);
        }
    }

    /** Whether there is anything to do; it locks nothing. */
    boolean isBehind(LocalDate today, String rules) {
        return sql.sql("""
                        select h.position > p.position or p.day is distinct from :today or p.rebuilt is not null
                            or p.edition <> :rules || coalesce((select '-' || max(s.number) from schedule.setting s), '')
                        from schedule.progress p, record.head h""")
                .param("today", today)
                .param("rules", rules)
                .query(Boolean.class)
                .single();
    }

    /** Held until the transaction ends; empty while another works and nobody waits for it. */
    Optional<Progress> hold(boolean waits) {
        return sql.sql("select position, day, edition, rebuilt from schedule.progress for update"
                        + (waits ? "" : " skip locked"))
                .query(Progress.class)
                .optional();
    }

    void save(Progress progress) {
        sql.sql("update schedule.progress set position = :position, day = :day, edition = :edition, rebuilt = :rebuilt")
                .paramSource(progress)
                .update();
    }
}
