package vn.vongdoi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom people chose as their family doctor. Only a doctor's post lets anybody read by it. */
@Component
public class FamilyDoctors {
    private final JdbcClient sql;
    private final Clock clock;

    public FamilyDoctors(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param paper by which the person chose */
    public record Choice(long number, String login, String paper, LocalDate starts) {}

    /**
     * Those of today.
     *
     * @param person canonical key
     */
    public List<Choice> of(long person) {
        return sql.sql("""
                        select choice, login, paper, starts from access.family_doctor
                        where person in (select key from person.keys(:person)) and starts <= :today and (ends is null or ends >= :today)
                        order by starts, login""")
                .param("person", person)
                .param("today", LocalDate.now(clock))
                .query(FamilyDoctors::choice)
                .list();
    }

    private static Choice choice(ResultSet row, int number) throws SQLException {
        return new Choice(
                row.getLong("choice"),
                row.getString("login"),
                row.getString("paper"),
                row.getObject("starts", LocalDate.class));
    }

    /** Keys of those who chose a doctor, as they are chosen today. */
    public List<Long> patients(String login) {
        return sql.sql("""
                        select distinct person from access.family_doctor
                        where login = :login and starts <= :today and (ends is null or ends >= :today)
                        order by person""")
                .param("login", login)
                .param("today", LocalDate.now(clock))
                .query(Long.class)
                .list();
    }

    /**
     * From today on, until somebody ends it.
     *
     * @param person canonical key
     */
    public void choose(long person, String login, String paper, Actor recorder) {
        sql.sql("""
                        insert into access.family_doctor (person, login, paper, recorded_by, starts)
                        values (:person, :login, :paper, :recorder, :today)
                        on conflict (person, login, starts) do update
                        set ends = null, paper = excluded.paper, recorded_by = excluded.recorded_by""")
                .param("person", person)
                .param("login", login)
                .param("paper", paper)
                .param("recorder", recorder.name())
                .param("today", LocalDate.now(clock))
                .update();
    }

    /** Ends it at once. How many there were. */
    public int end(long person, long choice, Actor recorder) {
        return sql.sql("""
                        update access.family_doctor set ends = cast(:today as date) - 1, recorded_by = :recorder
                        where person in (select key from person.keys(:person)) and choice = :choice
                          and starts <= :today and (ends is null or ends >= :today)""")
                .param("person", person)
                .param("choice", choice)
                .param("today", LocalDate.now(clock))
                .param("recorder", recorder.name())
                .update();
    }
}
