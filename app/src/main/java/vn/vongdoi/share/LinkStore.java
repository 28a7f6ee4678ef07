package vn.vongdoi.share;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Label;
import vn.vongdoi.person.PersonKey;

/** The SQL of links. */
final class LinkStore {
    private final JdbcClient sql;

    LinkStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param link its number is given here */
    void add(Link link, byte[] hash, String login) {
        sql.sql("""
                        insert into share.link (hash, person, arrived, encounter, facility, visited, labels, position,
                                                child_agreed, maker, made_by, made_at, ends_at)
                        values (:hash, :person, :arrived, :encounter, :facility, :visited, :labels, :position,
                                :agreed, :maker, :login, :made, :ends)
                        """)
                .param("hash", hash)
                .param("person", link.person().value())
                .param("arrived", link.arrived().value())
                .param("encounter", link.encounter())
                .param("facility", link.facility())
                .param("visited", link.visited())
                .param("labels", Label.bits(link.labels()))
                .param("position", link.position())
                .param("agreed", link.childAgreed())
                .param("maker", link.maker().value())
                .param("login", login)
                .param("made", Timestamp.from(link.made()))
                .param("ends", Timestamp.from(link.ends()))
                .update();
    }

    Optional<Link> find(byte[] hash) {
        return sql.sql("select * from share.link where hash = :hash")
                .param("hash", hash)
                .query(LinkStore::link)
                .optional();
    }

    /** The newest first. */
    List<Link> list(List<PersonKey> persons) {
        return sql.sql("select * from share.link where person in (:persons) order by number desc")
                .param("persons", persons.stream().map(PersonKey::value).toList())
                .query(LinkStore::link)
                .list();
    }

    boolean revoke(long number, List<PersonKey> persons, Instant now) {
        return sql.sql("""
                                update share.link set revoked_at = :now
                                where number = :number and person in (:persons) and revoked_at is null
                                """)
                        .param("now", Timestamp.from(now))
                        .param("number", number)
                        .param("persons", persons.stream().map(PersonKey::value).toList())
                        .update()
                > 0;
    }

    /** @return false when it has ended meanwhile */
    boolean opened(long number, Instant now) {
        return sql.sql("""
                                update share.link set opened = opened + 1, opened_at = :now
                                where number = :number and revoked_at is null and ends_at > :now
                                """)
                        .param("now", Timestamp.from(now))
                        .param("number", number)
                        .update()
                > 0;
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getLong("number"),
                new PersonKey(row.getLong("person")),
                new PersonKey(row.getLong("arrived")),
                row.getLong("encounter"),
                row.getString("facility"),
                row.getObject("visited", LocalDate.class),
                Label.in(row.getInt("labels")),
                row.getLong("position"),
                row.getBoolean("child_agreed"),
                new PersonKey(row.getLong("maker")),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant),
                row.getInt("opened"),
                Optional.ofNullable(row.getTimestamp("opened_at")).map(Timestamp::toInstant));
    }
}
