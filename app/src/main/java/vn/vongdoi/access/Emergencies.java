package vn.vongdoi.access;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.page.Problem;

/**
 * Breaking the glass: in an emergency somebody reads what is closed to them, says why, and has to answer for it. It
 * opens one person, for some hours.
 */
@Component
public class Emergencies {
    private static final Duration OPEN = Duration.ofHours(4);
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    private final JdbcClient sql;
    private final Clock clock;

    public Emergencies(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether the actor's role may break the glass at all. */
    public boolean mayBreak(Actor actor) {
        return Rights.reading(actor, Purpose.CARE, LocalDate.now(clock)).stream()
                .anyMatch(grant -> grant.relation() == Relation.EMERGENCY);
    }

    /**
     * Opens a person for the actor.
     *
     * @param person canonical key
     * @param reason in the actor's words
     * @throws Problem when the role may not, or no reason is given
     */
    public void open(Actor actor, long person, String reason) {
        if (!mayBreak(actor)) {
            throw Problem.forbidden(
                    "Vai trò này không mở hồ sơ khẩn cấp được.", "This role cannot open a record in an emergency.");
        }
        var told = reason.strip();
        if (told.length() < SHORTEST_REASON || told.length() > LONGEST_REASON) {
            throw Problem.invalid(
                    "Hãy ghi lý do, từ " + SHORTEST_REASON + " đến " + LONGEST_REASON + " ký tự.",
                    "Give the reason, in " + SHORTEST_REASON + " to " + LONGEST_REASON + " characters.");
        }
        var now = clock.instant();
        sql.sql("""
                        insert into access.emergency (person, login, facility, reason, at, until)
                        values (:person, :login, :facility, :reason, :now, :until)""")
                .param("person", person)
                .param("login", actor.name())
                .param("facility", actor.facility().orElse(null))
                .param("reason", told)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(OPEN).atOffset(ZoneOffset.UTC))
                .update();
    }
}
