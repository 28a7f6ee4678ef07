package vn.vongdoi.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** What is asked of the person index besides who somebody is: what is new, who looks like whom, moves and households. */
final class PersonReader {
    /** As many as somebody looks through. */
    private static final int MOST_HAMLETS = 60;

    private final JdbcClient sql;

    PersonReader(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of these, those that are joined with another key. */
    Set<PersonKey> joined(Collection<PersonKey> keys) {
        return sql.sql("""
                        select k from unnest(:keys) k
                        where exists (select from person.link l where l.person = k or l.canonical = k)""")
                .param("keys", array(keys))
                .query((row, _) -> new PersonKey(row.getLong(1)))
                .set();
    }

    /** All keys of whom each of these names, by the canonical one, which comes first; in order. */
    SortedMap<PersonKey, List<PersonKey>> linked(Collection<PersonKey> keys) {
        var linked = new TreeMap<PersonKey, List<PersonKey>>(Comparator.comparing(PersonKey::value));
        sql.sql("""
                        with named as (
                            select distinct coalesce(l.canonical, k) as canonical
                            from unnest(:keys) k left join person.link l on l.person = k)
                        select n.canonical, array(select l.person from person.link l where l.canonical = n.canonical
                                                  order by l.person) as others
                        from named n""").param("keys", array(keys)).query(row -> {
            var canonical = new PersonKey(row.getLong("canonical"));
            var others = (Long[]) row.getArray("others").getArray();
            linked.put(
                    canonical,
                    Stream.concat(Stream.of(canonical), Arrays.stream(others).map(PersonKey::new))
                            .toList());
        });
        return linked;
    }

    /** As each key for itself tells. */
    Map<PersonKey, Resident> residents(Collection<PersonKey> keys) {
        var residents = new HashMap<PersonKey, Resident>();
        sql.sql("""
                        select person, birth, birth_known, sex, commune, died from person.person
                        where person = any(:keys)""").param("keys", array(keys)).query(row -> {
            var resident = resident(row);
            residents.put(resident.key(), resident);
        });
        return residents;
    }

    private static Resident resident(ResultSet row) throws SQLException {
        var key = new PersonKey(row.getLong("person"));
        return new Resident(
                key,
                List.of(key),
                new BirthDate(row.getObject("birth", LocalDate.class), BirthDate.Known.of(row.getInt("birth_known"))),
                Sex.of(row.getInt("sex")),
                row.getString("commune"),
                row.getObject("died", LocalDate.class));
    }

    Set<PersonKey> living(String commune, String words) {
        return sql.sql("""
                        select coalesce(l.canonical, p.person)
                        from person.person p left join person.link l on l.person = p.person
                        where p.commune = :commune and position(lower(:words) in lower(p.address)) > 0""")
                .param("commune", commune)
                .param("words", words)
                .query((row, _) -> new PersonKey(row.getLong(1)))
                .set();
    }

    /** The first part of addresses, up to a comma, in the spelling that is used most; those of the most people first. */
    List<String> hamlets(String commune) {
        return sql.sql("""
                        select mode() within group (order by part) from (
                            select coalesce(l.canonical, p.person) as person, btrim(split_part(p.address, ',', 1)) as part
                            from person.person p left join person.link l on l.person = p.person
                            where p.commune = :commune and p.address is not null and p.died is null) lives
                        where part <> ''
                        group by lower(part) having count(distinct person) > 1
                        order by count(distinct person) desc, lower(part) limit :most""")
                .param("commune", commune)
                .param("most", MOST_HAMLETS)
                .query(String.class)
                .list();
    }

    List<PersonKey> keys(long after, int limit) {
        return sql.sql("""
                        select p.person from person.person p
                        where p.person > :after and not exists (select from person.link l where l.person = p.person)
                        order by p.person limit :limit""")
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new PersonKey(row.getLong(1)))
                .list();
    }

    private static SqlArrayValue array(Collection<PersonKey> keys) {
        return new SqlArrayValue("int8", keys.stream().map(PersonKey::value).toArray());
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
