package vn.vongdoi.linkage;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.match.Profile;
import vn.vongdoi.person.PersonKey;

/** Who stands under the same key as somebody, in the database. */
final class Neighbours {
    private final JdbcClient sql;

    Neighbours(JdbcClient sql) {
        this.sql = sql;
    }

    /** Enters people under their keys. */
    void enter(Map<PersonKey, Profile> profiles) {
        sql.sql("""
                        insert into linkage.block (key, person)
                        select * from unnest(:keys, :persons) on conflict do nothing""")
                .param("keys", keys(profiles))
                .param("persons", persons(profiles))
                .update();
    }

    /** Of each, who shares a key with them; a key that very many share tells nothing. */
    Map<PersonKey, Set<PersonKey>> of(Map<PersonKey, Profile> profiles) {
        var found = new HashMap<PersonKey, Set<PersonKey>>();
        sql.sql("""
                        select n.person, b.person as other
                        from unnest(:keys, :persons) n (key, person)
                        cross join lateral (
                            select person, count(*) over () as sharing
                            from (select person from linkage.block where key = n.key limit :most + 1) few) b
                        where b.sharing <= :most and b.person <> n.person
                        """)
                .param("keys", keys(profiles))
                .param("persons", persons(profiles))
                .param("most", Profile.MOST_SHARING)
                .query(row -> {
                    found.computeIfAbsent(new PersonKey(row.getLong("person")), _ -> new HashSet<>())
                            .add(new PersonKey(row.getLong("other")));
                });
        return found;
    }

    private static SqlArrayValue keys(Map<PersonKey, Profile> profiles) {
        return array(profiles.values().stream()
                .flatMapToLong(profile -> Arrays.stream(profile.keys()))
                .boxed()
                .toList());
    }

    private static SqlArrayValue persons(Map<PersonKey, Profile> profiles) {
        return array(profiles.entrySet().stream()
                .flatMap(one -> Arrays.stream(one.getValue().keys())
                        .mapToObj(_ -> one.getKey().value()))
                .toList());
    }

    private static SqlArrayValue array(Collection<Long> values) {
        return new SqlArrayValue("int8", values.toArray());
    }
}
