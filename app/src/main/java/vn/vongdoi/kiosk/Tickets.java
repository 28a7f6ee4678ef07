package vn.vongdoi.kiosk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.CitizenCard;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.Sex;

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
                        select * from kiosk.ticket
                        where person = :person and day = :day and facility = :facility order by number limit 1
                        """)
                .param("person", person.value())
                .param("day", day)
                .param("facility", facility)
                .query((row, _) -> ticket(row))
                .optional();
    }

    List<Ticket> list(String facility, LocalDate day) {
        return sql.sql("""
                        select * from kiosk.ticket
                        where facility = :facility and day = :day order by number""")
                .param("facility", facility)
                .param("day", day)
                .query((row, _) -> ticket(row))
                .list();
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getInt("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PersonKey(row.getLong("person")),
                row.getString("ma_lk"),
                card(row));
    }

    private static Optional<CitizenCard> card(ResultSet row) throws SQLException {
        var number = row.getString("cccd");
        if (number == null) return Optional.empty();
        return Optional.of(new CitizenCard(
                new Cccd(number),
                row.getString("name"),
                row.getObject("birth", LocalDate.class),
                Sex.of(row.getInt("sex")),
                row.getString("address")));
    }

    /** What cards of former days said is needed no more. */
    void forgetCards(LocalDate today) {
        sql.sql("""
                        update kiosk.ticket set cccd = null, name = null, birth = null, sex = null, address = null
                        where day < :today and cccd is not null""").param("today", today).update();
    }

    void keep(String facility, LocalDate day, Ticket ticket) {
        var card = ticket.card().orElseThrow();
        sql.sql("""
                        insert into kiosk.ticket (facility, day, number, at, person, ma_lk, cccd, name, birth, sex, address)
                        values (:facility, :day, :number, :at, :person, :maLk, :cccd, :name, :birth, :sex, :address)
                        """)
                .param("cccd", card.number().value())
                .param("name", card.name())
                .param("birth", card.birth())
                .param("sex", card.sex().code())
                .param("address", card.address())
                .param("facility", facility)
                .param("day", day)
                .param("number", ticket.number())
                .param("at", ticket.at().atOffset(ZoneOffset.UTC))
                .param("person", ticket.person().value())
                .param("maLk", ticket.maLk())
                .update();
    }
}
