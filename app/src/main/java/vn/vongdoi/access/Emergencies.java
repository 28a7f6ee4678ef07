package vn.vongdoi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    /**
     * One breaking of the glass.
     *
     * @param person canonical key
     * @param login who it was
     * @param facility MACSKCB of the post in which it was done; empty = none
     * @param finding what the officer found; empty = nobody has looked into it yet
     */
    public record Opening(
            long number,
            long person,
            String login,
            Optional<String> facility,
            String reason,
            Instant at,
            Instant until,
            Optional<String> finding) {}

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

    /** Those that are the officer's to look into, those that nobody has looked into first, then the newest. */
    public List<Opening> list(Actor officer, int limit) {
        return sql.sql("""
                        select * from access.emergency
                        where :facility::text is null or facility = :facility
                        order by seen_at is not null, at desc limit :limit""")
                .param("facility", officer.facility().orElse(null))
                .param("limit", limit)
                .query(Emergencies::opening)
                .list();
    }

    /** How many of them nobody has looked into. */
    public int waiting(Actor officer) {
        return sql.sql("""
                        select count(*) from access.emergency
                        where seen_at is null and (:facility::text is null or facility = :facility)""")
                .param("facility", officer.facility().orElse(null))
                .query(Integer.class)
                .single();
    }

    /** Of one person, the newest first. */
    public List<Opening> of(long person) {
        return sql.sql(
                        "select * from access.emergency where person in (select key from person.keys(:person)) order by at desc")
                .param("person", person)
                .query(Emergencies::opening)
                .list();
    }

    /** An officer says what was found; once, so that nobody writes over it. */
    public void found(long number, String finding, Actor officer) {
        if (finding.isBlank()) {
            throw Problem.invalid("Hãy ghi kết luận.", "Say what was found.");
        }
        var first = sql.sql("""
                        update access.emergency set seen_by = :officer, seen_at = :now, finding = :finding
                        where emergency = :number and seen_at is null
                          and (:facility::text is null or facility = :facility)""")
                .param("number", number)
                .param("facility", officer.facility().orElse(null))
                .param("officer", officer.name())
                .param("finding", finding.strip())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 0) {
            throw Problem.conflict(
                    "Lần mở này đã có kết luận, hoặc không có.", "There is a finding already, or no such emergency.");
        }
    }

    private static Opening opening(ResultSet row, int number) throws SQLException {
        return new Opening(
                row.getLong("emergency"),
                row.getLong("person"),
                row.getString("login"),
                Optional.ofNullable(row.getString("facility")),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("finding")));
    }
}
