package vn.vongdoi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Under what names the log speaks of people. One is destroyed when its person is erased. */
final class Pseudonyms {
    private static final int MOST_KNOWN = 100_000;

    /** Another server may have destroyed one. */
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final Clock clock;
    private final Map<Long, UUID> known = new ConcurrentHashMap<>();
    private volatile Instant forgetAt = Instant.MIN;

    Pseudonyms(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Of these people; who has none is given one. What this transaction gives is not remembered: it may be undone. */
    Map<Long, UUID> of(Collection<Long> people) {
        refresh();
        var names = new HashMap<Long, UUID>();
        var missing = new ArrayList<Long>();
        for (var person : people) {
            var name = known.get(person);
            if (name == null) missing.add(person);
            else names.put(person, name);
        }
        if (missing.isEmpty()) return names;
        var found = existing(missing);
        names.putAll(found);
        known.putAll(found);
        missing.removeAll(found.keySet());
        if (missing.isEmpty()) return names;
        missing.sort(null); // as everybody who waits for another's rows must
        sql.sql("""
                        insert into audit.pseudonym (person, pseudonym) select * from unnest(:people, :names)
                        on conflict (person) do nothing""")
                .param("people", new SqlArrayValue("int8", missing.toArray()))
                .param(
                        "names",
                        new SqlArrayValue(
                                "uuid",
                                missing.stream().map(_ -> UUID.randomUUID()).toArray()))
                .update();
        names.putAll(existing(missing));
        return names;
    }

    /** Those that these people have. */
    Map<Long, UUID> existing(Collection<Long> people) {
        var names = new HashMap<Long, UUID>();
        sql.sql("select person, pseudonym from audit.pseudonym where person = any(:people)")
                .param("people", new SqlArrayValue("int8", people.toArray()))
                .query(row -> {
                    names.put(row.getLong("person"), row.getObject("pseudonym", UUID.class));
                });
        return names;
    }

    /** Whose these are. */
    Map<UUID, Long> people(Collection<UUID> names) {
        var people = new HashMap<UUID, Long>();
        sql.sql("select person, pseudonym from audit.pseudonym where pseudonym = any(:names)")
                .param("names", new SqlArrayValue("uuid", names.toArray()))
                .query(row -> {
                    people.put(row.getObject("pseudonym", UUID.class), row.getLong("person"));
                });
        return people;
    }

    void destroy(List<Long> people) {
        sql.sql("delete from audit.pseudonym where person = any(:people)")
                .param("people", new SqlArrayValue("int8", people.toArray()))
                .update();
        known.keySet().removeAll(people);
    }

    private void refresh() {
        var now = clock.instant();
        if (now.isBefore(forgetAt) && known.size() < MOST_KNOWN) return;
        known.clear();
        forgetAt = now.plus(TRUSTED);
    }
}
