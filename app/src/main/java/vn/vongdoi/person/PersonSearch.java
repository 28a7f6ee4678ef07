package vn.vongdoi.person;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Finding people by what a person at a desk types. Every query reads an index: a province has millions of names. */
final class PersonSearch {
    /** Sorts behind every name that begins alike. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient sql;

    PersonSearch(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Person> holder(Identifier identifier) {
        return sql.sql("select " + PersonRow.COLUMNS + """
                        from person.person p join person.identifier h on h.person = p.person
                        where h.system = :system and h.value = :value
                        """)
                .param("system", identifier.system().number())
                .param("value", identifier.value())
                .query(PersonRow::person)
                .optional();
    }

    /** Names that begin like this, then those that hold all its words; each in the order of a Vietnamese dictionary. */
    List<Person> named(String plain, Optional<String> commune, int limit) {
        if (plain.isEmpty()) return List.of();
        var found = new ArrayList<>(beginning(plain, commune, limit));
        var known = new HashSet<>(found);
        if (found.size() < limit)
            holding(plain.split(" "), commune, limit).stream()
                    .filter(known::add)
                    .forEach(found::add);
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private List<Person> beginning(String plain, Optional<String> commune, int limit) {
        return sql.sql("select " + PersonRow.COLUMNS + """
                        from (
                            select * from person.person
                            where name_plain >= :start and name_plain < :end
                              and (:commune::text is null or commune = :commune)
                            order by name_plain, birth
                            limit :limit
                        ) p
                        order by p.name collate "vi-x-icu", p.birth
                        """)
                .param("start", plain)
                .param("end", plain + LAST)
                .param("limit", limit)
                .param("commune", commune.orElse(null))
                .query(PersonRow::person)
                .list();
    }

    /**
     * The words are looked up apart from the order: with both in one step the planner may walk all names in order for two
     * frequent words that nobody has together.
     */
    private List<Person> holding(String[] words, Optional<String> commune, int limit) {
        return sql.sql("with found as materialized (" + """
                            select * from person.person
                            where string_to_array(name_plain, ' ') @> :words
                              and (:commune::text is null or commune = :commune)
                            limit 1000
                        )
                        """ + "select " + PersonRow.COLUMNS + """
                        from (select * from found order by name_plain, birth limit :limit) p
                        order by p.name collate "vi-x-icu", p.birth
                        """)
                .param("words", new SqlArrayValue("text", (Object[]) words))
                .param("limit", limit)
                .param("commune", commune.orElse(null))
                .query(PersonRow::person)
                .list();
    }
}
