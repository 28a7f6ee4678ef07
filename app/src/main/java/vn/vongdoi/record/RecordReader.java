package vn.vongdoi.record;

import static vn.vongdoi.record.RecordStore.array;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Grant;
import vn.vongdoi.access.Label;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.PersonKey;

/** The SQL of reading. */
final class RecordReader {
    private final JdbcClient sql;

    RecordReader(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Entry> find(ResourceType type, String id, Scope scope) {
        return sql.sql("""
                        select r.* from record.resource r
                        where r.type = :type and r.key = coalesce(cast(:own as bigint),
                            (select key from record.identity where type = :type and id = :id))
                          and\s""" + scope.sql("r", type))
                .param("type", type.number())
                .param("id", id)
                .param("own", KeyId.keyOrNull(id))
                .params(scope.parameters())
                .query(RecordReader::entry)
                .optional();
    }

    List<Entry> ofPersons(List<PersonKey> persons, Scope scope) {
        return sql.sql("""
                        select r.* from record.resource r where r.person = any(:persons) and\s""" + scope.sql("r") + " order by r.starts desc nulls last, r.key")
                .param("persons", array("int8", persons.stream().map(PersonKey::value)))
                .params(scope.parameters())
                .query(RecordReader::entry)
                .list();
    }

    List<Entry> ofEncounter(PersonKey person, long encounter, Scope scope) {
        return sql.sql("""
                        select r.* from record.resource r
                        where r.person = :person and r.encounter = :encounter and\s""" + scope.sql("r"))
                .param("person", person.value())
                .param("encounter", encounter)
                .params(scope.parameters())
                .query(RecordReader::entry)
                .list();
    }

    Optional<String> patient(List<PersonKey> persons, Scope scope) {
        return sql.sql("""
                        select r.id from record.resource r
                        where r.person = any(:persons) and r.type = :patient_type and\s""" + scope.sql("r", ResourceType.PATIENT)
                        + " order by array_position(:persons, r.person), r.key limit 1")
                .param("persons", array("int8", persons.stream().map(PersonKey::value)))
                .param("patient_type", ResourceType.PATIENT.number())
                .params(scope.parameters())
                .query(String.class)
                .optional();
    }

    Set<PersonKey> visible(Collection<PersonKey> keys, Scope scope) {
        if (scope.seesEverybody()) return Set.copyOf(keys);
        return sql.sql("select p.person from person.person p where p.person = any(:persons) and " + scope.people("p"))
                .param("persons", array("int8", keys.stream().map(PersonKey::value)))
                .params(scope.parameters())
                .query((row, _) -> new PersonKey(row.getLong("person")))
                .set();
    }

    Set<Long> whole(Collection<Long> encounters, Scope scope) {
        if (scope.opensAll()) return Set.copyOf(encounters);
        return sql.sql("select r.key from record.resource r where r.type = :encounter and r.key = any(:keys) and "
                        + scope.whole("r"))
                .param("encounter", ResourceType.ENCOUNTER.number())
                .param("keys", array("int8", encounters.stream()))
                .params(scope.parameters())
                .query(Long.class)
                .set();
    }

    boolean treated(String facility, Collection<PersonKey> keys, Instant since, Instant until) {
        return sql.sql("""
                        select exists (select from record.resource
                                       where person = any(:persons) and type = :encounter and facility = :facility
                                         and starts <= :until and coalesce(ends, starts) >= :since)""")
                .param("persons", array("int8", keys.stream().map(PersonKey::value)))
                .param("encounter", ResourceType.ENCOUNTER.number())
                .param("facility", facility)
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .query(Boolean.class)
                .single();
    }

    List<PersonKey> own(Scope scope) {
        return sql.sql("""
                        select p.person from person.person p
                        where not exists (select from person.link l where l.person = p.person)
                          and p.person in (
                              select coalesce(l.canonical, k.key)
                              from (select key from person.keys(cast(:self as bigint))
                                    union
                                    select g.person from access.guardian g
                                    where g.guardian in (select key from person.keys(cast(:self as bigint)))) k
                              left join person.link l on l.person = k.key)
                          and\s""" + scope.people("p") + """
                         order by p.person not in (select key from person.keys(cast(:self as bigint))), p.person""")
                .params(scope.parameters())
                .query((row, _) -> new PersonKey(row.getLong("person")))
                .list();
    }

    List<Grant> reasons(List<PersonKey> keys, Scope scope) {
        return scope.grants().stream()
                .filter(grant -> sql.sql(
                                "select exists (select from person.person p where p.person = any(:persons) and "
                                        + Scope.people("p", grant) + ")")
                        .param("persons", array("int8", keys.stream().map(PersonKey::value)))
                        .params(scope.parameters())
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    long position() {
        return sql.sql("select position from record.head").query(Long.class).single();
    }

    List<Change> changes(long after, int limit) {
        return sql.sql("""
                        select position, person, at, what from record.change
                        where position > :after order by position limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Change(
                        row.getLong("position"),
                        person(row.getLong("person")),
                        row.getTimestamp("at").toInstant(),
                        row.getString("what")))
                .list();
    }

    Map<PersonKey, List<Fact>> facts(Collection<PersonKey> keys, Set<ResourceType> types) {
        var facts = new HashMap<PersonKey, List<Fact>>();
        sql.sql("""
                        select person, key, type, starts, ends, encounter, facility, status, category, codes, value, unit, labels
                        from record.resource where person = any(:keys) and type = any(:types)""")
                .param("keys", array("int8", keys.stream().map(PersonKey::value)))
                .param("types", array("int2", types.stream().map(type -> (short) type.number())))
                .query(row -> {
                    facts.computeIfAbsent(new PersonKey(row.getLong(1)), _ -> new ArrayList<>())
                            .add(fact(row));
                });
        return facts;
    }

    private static Fact fact(ResultSet row) throws SQLException {
        var encounter = row.getLong("encounter");
        var noEncounter = row.wasNull();
        var value = row.getDouble("value");
        var noValue = row.wasNull();
        return new Fact(
                row.getLong("key"),
                ResourceType.of(row.getInt("type")),
                Fact.day(instant(row.getTimestamp("starts"))),
                Fact.day(instant(row.getTimestamp("ends"))),
                noEncounter ? null : encounter,
                row.getString("facility"),
                row.getString("status"),
                row.getString("category"),
                List.of((String[]) row.getArray("codes").getArray()),
                noValue ? null : value,
                row.getString("unit"),
                Label.in(row.getInt("labels")));
    }

    static Entry entry(ResultSet row, int number) throws SQLException {
        var encounter = row.getLong("encounter");
        var noEncounter = row.wasNull();
        var value = row.getDouble("value");
        var noValue = row.wasNull();
        return new Entry(
                new Resource(
                        ResourceType.of(row.getInt("type")),
                        row.getString("id"),
                        Bodies.unpack(row.getBytes("body"), row.getInt("dictionary"))),
                person(row.getLong("person")),
                row.getLong("key"),
                row.getInt("version"),
                row.getLong("position"),
                row.getTimestamp("updated").toInstant(),
                noEncounter ? null : encounter,
                instant(row.getTimestamp("starts")),
                instant(row.getTimestamp("ends")),
                row.getString("facility"),
                row.getString("commune"),
                row.getString("status"),
                row.getString("category"),
                List.of((String[]) row.getArray("codes").getArray()),
                noValue ? null : value,
                row.getString("unit"),
                Label.in(row.getInt("labels")));
    }

    private static @Nullable PersonKey person(long key) {
        return key == 0 ? null : new PersonKey(key);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
