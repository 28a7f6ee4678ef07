package vn.vongdoi.kiosk;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.person.PersonKey;

/** The SQL of tickets. Numbers have no gaps because they are given under the record's position lock. */
final class Tickets {
    private final JdbcClient sql;

    Tickets(JdbcClient sql) {
        this.sql = sql;
    }

    int next(String facility, LocalDate day) {
        return sql.sql("""
                        select coalesce(max(number), 0) + 1 from kiosk.ticket where facility = :facility and day = :day
                        """)
                .param("facility", facility)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    /** The one that somebody has of that day. */
    Optional<Ticket> find(String facility, LocalDate day, PersonKey person) {
        return sql.sql("""
                        select number, at, ma_lk from kiosk.ticket
                        where person = :person and day = :day and facility = :facility order by number limit 1
                        """)
                .param("person", person.value())
                .param("day", day)
                .param("facility", facility)
                .query((row, _) -> new Ticket(
                        row.getInt("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        person,
                        row.getString("ma_lk")))
                .optional();
    }

    List<Ticket> list(String facility, LocalDate day) {
        return sql.sql("""
                        select number, at, person, ma_lk from kiosk.ticket
                        where facility = :facility and day = :day order by number""")
                .param("facility", facility)
                .param("day", day)
                .query((row, _) -> new Ticket(
                        row.getInt("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new PersonKey(row.getLong("person")),
                        row.getString("ma_lk")))
                .list();
    }

    void keep(String facility, LocalDate day, Ticket ticket) {
        sql.sql("""
                        insert into kiosk.ticket (facility, day, number, at, person, ma_lk)
                        values (:facility, :day, :number, :at, :person, :maLk)
                        """)
                .param("facility", facility)
                .param("day", day)
                .param("number", ticket.number())
                .param("at", ticket.at().atOffset(ZoneOffset.UTC))
                .param("person", ticket.person().value())
                .param("maLk", ticket.maLk())
                .update();
    }
}
