package vn.vongdoi.record;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;

/** The SQL of {@code $everything}. */
final class EverythingReader {
    private static final String REFERENCE = "\"reference\":\"";

    private final JdbcClient sql;
    private final People people;

    EverythingReader(JdbcClient sql, People people) {
        this.sql = sql;
        this.people = people;
    }

    private record Keyed(Version version, long key) {}

    /** Empty when nobody has spoken of the Patient. */
    Optional<EverythingPage> page(EverythingQuery query, Optional<String> facility) {
        var person = sql.sql("""
                        select person from record.identity where type = :type and id = :id
                        union all
                        select person from record.resource where type = :type and key = :own
                        """)
                .param("type", query.patient().type().number())
                .param("id", query.patient().id())
                .param("own", KeyId.keyOrNull(query.patient().id()))
                .query(Long.class)
                .optional();
        return person.map(key -> people.linked(new PersonKey(key)))
                .filter(persons -> facility.isEmpty() || knows(facility.get(), persons))
                .map(persons -> page(query, persons, facility));
    }

    /** Of whom a facility has written nothing it is told nothing, not even that there is somebody. */
    private boolean knows(String facility, List<PersonKey> persons) {
        return sql.sql("""
                        select exists (
                            select from record.resource where person = any(:persons) and facility = :facility)
                        """)
                .param("persons", keys(persons))
                .param("facility", facility)
                .query(Boolean.class)
                .single();
    }

    private static SqlArrayValue keys(List<PersonKey> persons) {
        return RecordStore.array("int8", persons.stream().map(PersonKey::value));
    }

    private EverythingPage page(EverythingQuery query, List<PersonKey> persons, Optional<String> facility) {
        var found = filled("""
                        select type, id, version, updated, key, dictionary, body from record.resource
                        where person = any(:persons) and key > :after
                          and (:since::timestamptz is null or updated >= :since)
                          and (cardinality(:types::int2[]) = 0 or type = any(:types))
                          and (:facility::text is null or facility = :facility)
                        order by key limit :limit
                        """, query, persons, facility)
                .param("after", query.after())
                .param("limit", query.count() + 1)
                .query((row, number) -> new Keyed(Version.live(row), row.getLong("key")))
                .list();
        var more = found.size() > query.count();
        var shown = more ? found.subList(0, query.count()) : found;
        var versions = new ArrayList<>(shown.stream().map(Keyed::version).toList());
        if (query.types().isEmpty()) versions.addAll(named(referred(versions)));
        return new EverythingPage(versions, more ? Optional.of(shown.getLast().key()) : Optional.empty());
    }

    private JdbcClient.StatementSpec filled(
            String statement, EverythingQuery query, List<PersonKey> persons, Optional<String> facility) {
        return sql.sql(statement)
                .param("persons", keys(persons))
                .param("since", query.since() == null ? null : Timestamp.from(query.since()))
                .param("types", RecordStore.array("int2", query.types().stream().map(ResourceType::number)))
                .param("facility", facility.orElse(null));
    }

    /** What is about no person and yet belongs to the picture: practitioners, organizations, medications. */
    private static Set<ResourceId> referred(List<Version> versions) {
        var referred = new LinkedHashSet<ResourceId>();
        for (var version : versions) {
            var json = new String(version.body(), StandardCharsets.UTF_8);
            for (var at = json.indexOf(REFERENCE); at >= 0; at = json.indexOf(REFERENCE, at)) {
                at += REFERENCE.length();
                var end = json.indexOf('"', at);
                var slash = json.indexOf('/', at);
                if (slash < 0 || slash > end || json.charAt(at) < 'A' || json.charAt(at) > 'Z') continue;
                var type = ResourceType.find(json.substring(at, slash));
                var id = json.substring(slash + 1, end);
                if (type.isPresent() && type.get() != ResourceType.PATIENT && ResourceId.valid(id)) {
                    referred.add(new ResourceId(type.get(), id));
                }
            }
        }
        versions.forEach(version -> referred.remove(version.id()));
        return referred;
    }

    private List<Version> named(Collection<ResourceId> ids) {
        if (ids.isEmpty()) return List.of();
        return RecordStore.asking(sql, ids, """
                        select r.type, r.id, r.version, r.updated, r.dictionary, r.body
                        from unnest(:types, :ids, :keys) as a (type, id, key)
                        left join record.identity i on a.key is null and i.type = a.type and i.id = a.id
                        join record.resource r on r.type = a.type and r.key = coalesce(a.key, i.key) and r.person = 0
                        """)
                .query((row, number) -> Version.live(row))
                .list();
    }
}
