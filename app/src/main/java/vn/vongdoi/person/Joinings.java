package vn.vongdoi.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.Joining.Parting;
import vn.vongdoi.person.Joining.Reason;

/** Which keys are one person, and the links that follow from it. */
final class Joinings {
    private final JdbcClient sql;

    Joinings(JdbcClient sql) {
        this.sql = sql;
    }

    void join(PersonKey person, PersonKey other, Reason reason, String told, String login, long position) {
        sql.sql("""
                        insert into person.joining (person, other, reason, told, login, at, since)
                        values (:person, :other, :reason, :told, :login, now(), :since)""")
                .param("person", person.value())
                .param("other", other.value())
                .param("reason", reason.name())
                .param("told", told)
                .param("login", login)
                .param("since", position)
                .update();
        relink(person);
    }

    /** @throws Problem when it was parted before, or never was */
    Joining part(long number, String told, String login, long position) {
        var joining = sql.sql("""
                        update person.joining
                        set parted_told = :told, parted_by = :login, parted_at = now(), parted = :position
                        where joining = :number and parted_at is null
                        returning *""")
                .param("number", number)
                .param("told", told)
                .param("login", login)
                .param("position", position)
                .query(Joinings::joining)
                .optional()
                .orElseThrow(() -> Problem.conflict(
                        "Hai hồ sơ này đã được tách trước đó, hoặc chưa từng gộp.",
                        "These two were parted before, or never joined."));
        relink(joining.person());
        relink(joining.other());
        return joining;
    }

    /** Of all keys of a person, also those that do not hold any more; the newest first. */
    List<Joining> of(PersonKey person) {
        return sql.sql("""
                        select * from person.joining
                        where person in (select key from person.keys(:person))
                           or other in (select key from person.keys(:person))
                        order by joining desc""")
                .param("person", person.value())
                .query(Joinings::joining)
                .list();
    }

    Optional<Joining> find(long number) {
        return sql.sql("select * from person.joining where joining = :number")
                .param("number", number)
                .query(Joinings::joining)
                .optional();
    }

    List<Joining> newest(Optional<String> commune, int limit) {
        return sql.sql("""
                        select * from person.joining j
                        where reason <> 'FHIR'
                          and (:commune::text is null
                               or exists (select from person.person p
                                          where p.person in (j.person, j.other) and p.commune = :commune))
                        order by joining desc limit :limit""")
                .param("commune", commune.orElse(null))
                .param("limit", limit)
                .query(Joinings::joining)
                .list();
    }

    /**
     * All who hang together by joinings that hold point at the one whom the population register knows, else who has a
     * personal number, else the oldest.
     */
    private void relink(PersonKey person) {
        var together =
                sql.sql("""
                        with recursive together(key) as (
                            select cast(:person as bigint)
                            union
                            select case when j.person = t.key then j.other else j.person end
                            from together t
                            join person.joining j on (j.person = t.key or j.other = t.key) and j.parted_at is null)
                        select t.key from together t
                        left join person.person p on p.person = t.key
                        order by p.person is null, p.registered desc,
                            not exists (select from person.identifier i where i.person = t.key and i.system = 1), t.key
                        """).param("person", person.value()).query(Long.class).list();
        var keys = together.toArray(Long[]::new);
        sql.sql("delete from person.link where person = any(:keys)")
                .param("keys", keys)
                .update();
        sql.sql("""
                        insert into person.link (person, canonical, reason, since)
                        select k, :canonical, j.reason, j.since
                        from unnest(:keys) k
                        cross join lateral (
                            select reason, since from person.joining
                            where (person = k or other = k) and parted_at is null order by joining desc limit 1) j
                        where k <> :canonical""").param("keys", keys).param("canonical", together.getFirst()).update();
    }

    private static Joining joining(ResultSet row, int number) throws SQLException {
        var parted = row.getObject("parted_at", OffsetDateTime.class);
        return new Joining(
                row.getLong("joining"),
                new PersonKey(row.getLong("person")),
                new PersonKey(row.getLong("other")),
                Reason.valueOf(row.getString("reason")),
                row.getString("told"),
                row.getString("login"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                parted == null
                        ? Optional.empty()
                        : Optional.of(new Parting(
                                row.getString("parted_told"), row.getString("parted_by"), parted.toInstant())));
    }
}
