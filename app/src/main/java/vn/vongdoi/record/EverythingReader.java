package vn.vongdoi.record;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    Optional<EverythingPage> page(EverythingQuery query, Scope scope) {
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
                .filter(persons -> knows(persons, scope))
                .map(persons -> page(query, persons, scope));
    }

    /** Of whom somebody may read nothing they are told nothing, not even that there is somebody. */
    private boolean knows(List<PersonKey> persons, Scope scope) {
        if (scope.sql("r").equals("true")) return true;
        return sql.sql("select exists (select from record.resource r where r.person = any(:persons) and "
                        + scope.sql("r") + ")")
                .param("persons", keys(persons))
                .params(scope.parameters())
                .query(Boolean.class)
                .single();
    }

    private static SqlArrayValue keys(List<PersonKey> persons) {
        return RecordStore.array("int8", persons.stream().map(PersonKey::value));
    }

    private EverythingPage page(EverythingQuery query, List<PersonKey> persons, Scope scope) {
        var found = filled(
                        """
                        select r.type, r.id, r.person, r.version, r.updated, r.key, r.dictionary,\s""" + StoredBody.column("r") + """
                        from record.resource r where r.person = any(:persons) and r.key > :after
                          and (:since::timestamptz is null or r.updated >= :since)
                          and (cardinality(:types::int2[]) = 0 or r.type = any(:types))
                          and\s""" + scope.sql("r") + " order by r.key limit :limit",
                        query,
                        persons,
                        scope)
                .param("after", query.after())
                .param("limit", query.count() + 1)
                .query((row, number) -> new Keyed(version(row), row.getLong("key")))
                .list();
        var most = found.subList(0, Math.min(found.size(), query.count()));
        var shown = found.subList(
                0, Version.fitting(most.stream().map(Keyed::version).toList()));
        var more = shown.size() < found.size();
        var versions = new ArrayList<>(shown.stream().map(Keyed::version).toList());
        if (query.types().isEmpty()) versions.addAll(named(referred(versions), scope));
        return new EverythingPage(versions, more ? Optional.of(shown.getLast().key()) : Optional.empty());
    }

    private Version version(ResultSet row) throws SQLException {
        return new Version(
                RecordStore.id(row),
                row.getLong("person"),
                row.getInt("version"),
                row.getTimestamp("updated").toInstant(),
                StoredBody.of(row, sql));
    }

    private JdbcClient.StatementSpec filled(
            String statement, EverythingQuery query, List<PersonKey> persons, Scope scope) {
        return sql.sql(statement)
                .param("persons", keys(persons))
                .param("since", query.since() == null ? null : Timestamp.from(query.since()))
                .param("types", RecordStore.array("int2", query.types().stream().map(ResourceType::number)))
                .params(scope.parameters());
    }

    /** What is about no person and yet belongs to the picture: practitioners, organizations, medications. */
    private static Set<ResourceId> referred(List<Version> versions) {
        var referred = new LinkedHashSet<ResourceId>();
        for (var version : versions) {
            var json = new String(version.stored(), StandardCharsets.UTF_8);
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

    private List<Version> named(Collection<ResourceId> ids, Scope scope) {
        if (ids.isEmpty()) return List.of();
        return RecordStore.asking(sql, ids, """
                        select r.type, r.id, r.person, r.key, r.version, r.updated, r.dictionary,\s""" + StoredBody.column("r") + """
                        from unnest(:types, :ids, :keys) as a (type, id, key)
                        left join record.identity i on a.key is null and i.type = a.type and i.id = a.id
                        join record.resource r on r.type = a.type and r.key = coalesce(a.key, i.key) and r.person = 0
                        where\s""" + scope.sql("r"))
                .params(scope.parameters())
                .query((row, _) -> version(row))
                .list();
    }
}
