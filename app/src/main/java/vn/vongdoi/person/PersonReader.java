package vn.vongdoi.person;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** What is asked of the person index besides who somebody is: what is new, who looks like whom, moves and households. */
final class PersonReader {
    private final JdbcClient sql;

    PersonReader(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of these, those that are joined with another key. */
    Set<PersonKey> joined(Collection<PersonKey> keys) {
        return sql.sql("""
                        select k from unnest(:keys) k
                        where exists (select from person.link l where l.person = k or l.canonical = k)""")
                .param(
                        "keys",
                        new SqlArrayValue(
                                "int8", keys.stream().map(PersonKey::value).toArray()))
                .query((row, _) -> new PersonKey(row.getLong(1)))
                .set();
    }

    List<People.News> news(long after, int limit) {
        return sql.sql("select " + PersonRow.COLUMNS + """
                        , p.said from person.person p where p.said > :after
                        order by p.said fetch first :limit rows with ties""")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new People.News(PersonRow.person(row, number), row.getLong("said")))
                .list();
    }

    List<People.Suspicion> suspicions(long after, int limit) {
        return sql.sql("""
                        select * from person.suspicion where since > :after
                        order by since fetch first :limit rows with ties""")
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new People.Suspicion(
                        new PersonKey(row.getLong("person")),
                        new PersonKey(row.getLong("other")),
                        row.getString("reason"),
                        row.getLong("since")))
                .list();
    }

    Map<String, Long> bearers(Collection<String> plainNames) {
        var bearers = new HashMap<String, Long>();
        sql.sql("""
                        select n.name, (select count(*) from person.person p where p.name_plain = n.name)
                        from unnest(:names) as n (name)""")
                .param("names", new SqlArrayValue("text", plainNames.toArray()))
                .query(row -> {
                    bearers.put(row.getString(1), row.getLong(2));
                });
        return bearers;
    }

    /** Keys are given one after the other; counting all would take longer than what it is needed for. */
    long size() {
        return sql.sql("select coalesce(max(person), 0) from person.person")
                .query(Long.class)
                .single();
    }

    List<Person> sample(int wanted, long size) {
        return sql.sql("select " + PersonRow.COLUMNS
                        + " from person.person p where mod(abs(hashint8(p.person)::bigint), :every) = 0")
                .param("every", Math.max(1, size / wanted))
                .query(PersonRow::person)
                .list();
    }

    List<People.Move> moves(PersonKey person) {
        return sql.sql("""
                        select left_commune, commune, told from person.move
                        where person in (select key from person.keys(:person)) order by told desc, since desc""")
                .param("person", person.value())
                .query((row, _) -> new People.Move(
                        row.getString("left_commune"),
                        row.getString("commune"),
                        row.getObject("told", LocalDate.class)))
                .list();
    }

    List<Person> household(PersonKey person) {
        return sql.sql("select " + PersonRow.COLUMNS + """
                        from person.person p
                        where p.person in (
                              select coalesce(l.canonical, h.person) from person.person h
                              left join person.link l on l.person = h.person
                              where h.household in (select o.household from person.person o
                                                    where o.person in (select key from person.keys(:person))))
                          and p.died is null
                        order by p.birth""")
                .param("person", person.value())
                .query(PersonRow::person)
                .list();
    }
}
