package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.careplan.Standing;
import vn.vongdoi.person.PersonKey;

/** The SQL of lists: who of a commune is due, by the states that stand. */
final class ListStore {
    private static final int OPEN = StateStore.number(Standing.OPEN);

    private final JdbcClient sql;

    ListStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is due of whom in a commune on a day, where what stands holds on that day. */
    Map<PersonKey, List<Item>> due(String commune, LocalDate on, Set<String> services) {
        var items = new HashMap<PersonKey, List<Item>>();
        sql.sql("""
                        select i.* from schedule.item i join schedule.state s on s.person = i.person
                        where i.commune = :commune and i.standing = :open and i.recommended <= :on
                          and i.service = any(:services) and (s.changes is null or s.changes > :on)
                          and :on >= (select coalesce(p.day, current_date) from schedule.progress p)""")
                .param("commune", commune)
                .param("open", OPEN)
                .param("on", on)
                .param("services", new SqlArrayValue("text", services.toArray()))
                .query(row -> {
                    items.computeIfAbsent(new PersonKey(row.getLong("person")), _ -> new ArrayList<>())
                            .add(StateStore.item(row));
                });
        return items;
    }

    /** How many people of a commune are due, and of those how many are late. */
    record Share(String commune, int due, int late) {}

    /** By what is told to whoever may list people at all. */
    List<Share> communes(LocalDate on) {
        return sql.sql("""
                        select commune, count(*)::int as due, (count(*) filter (where late <= :on))::int as late
                        from schedule.state
                        where due <= :on and commune in (select c.code from place.commune c)
                        group by commune order by late desc, commune""").param("on", on).query(Share.class).list();
    }

    /** Who of a commune has to be looked at again, because what stands does not hold on that day. */
    List<PersonKey> unsettled(String commune, LocalDate on) {
        return sql.sql("""
                        select person from schedule.state
                        where commune = :commune
                          and (changes <= :on or :on < (select coalesce(p.day, current_date) from schedule.progress p))""")
                .param("commune", commune)
                .param("on", on)
                .query((row, _) -> new PersonKey(row.getLong(1)))
                .list();
    }
}
