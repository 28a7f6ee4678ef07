package vn.vongdoi.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.database.BinaryCopy;
import vn.vongdoi.database.KeyBlocks;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.index.Index;
import vn.vongdoi.person.PersonKey;

/** The SQL of writing. Called inside the transaction that holds the position lock. */
final class RecordStore {
    private final JdbcClient sql;
    private final DataSource dataSource;
    private final KeyBlocks keys;

    RecordStore(JdbcClient sql, DataSource dataSource) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.keys = new KeyBlocks(sql, "record.key", 1000);
    }

    long nextKey() {
        return keys.next();
    }

    /** Locks the head row until commit: the one lock that puts all writers of all processes in order. */
    Last lockedPosition() {
        return sql.sql("select position, at from record.head for update")
                .query((row, _) -> {
                    var at = row.getObject("at", OffsetDateTime.class);
                    return new Last(row.getLong("position"), at.toInstant());
                })
                .single();
    }

    /** The last change of all. */
    record Last(long position, Instant at) {}

    interface HeadReader {
        void read(Head head, byte @Nullable [] body);
    }

    /** @param wanted true for those whose body is wanted */
    void heads(Map<ResourceId, Boolean> wanted, HeadReader reader) {
        var ids = List.copyOf(wanted.keySet());
        asking(sql, ids, """
                        select a.type, a.id, coalesce(r.person, i.person, h.person) as person,
                               coalesce(a.key, i.key) as key, r.key is not null as live,
                               coalesce(r.version, h.version, 0) as version, coalesce(r.updated, h.updated) as updated,
                               coalesce(r.facility, h.facility) as facility,
                               r.dictionary, case when a.whole then r.body end as body
                        from unnest(:types, :ids, :keys, :whole) as a (type, id, key, whole)
                        left join record.identity i on a.key is null and i.type = a.type and i.id = a.id
                        left join record.resource r on r.type = a.type and r.key = coalesce(a.key, i.key)
                        left join lateral (
                            select version, updated, person, facility from record.history h
                            where r.key is null and h.key = coalesce(a.key, i.key) and h.type = a.type
                            order by version desc limit 1) h on true
                        where r.key is not null or i.key is not null or h.version is not null
                        """)
                .param("whole", array("bool", ids.stream().map(wanted::get)))
                .query(row -> {
                    var updated = row.getTimestamp("updated");
                    var body = row.getBytes("body");
                    reader.read(
                            new Head(
                                    id(row),
                                    row.getLong("person"),
                                    row.getLong("key"),
                                    row.getInt("version"),
                                    row.getBoolean("live"),
                                    updated == null ? Instant.EPOCH : updated.toInstant(),
                                    row.getString("facility")),
                            body == null ? null : Bodies.unpack(body, row.getInt("dictionary")));
                });
    }

    List<Known> known(List<Draft> drafts) {
        return sql.sql("""
                        select i.type, i.id, i.person, i.key, r.person is not null as live,
                               coalesce(r.version,
                                        (select max(h.version) from record.history h
                                         where h.key = i.key and h.person = i.person), 0) as version,
                               r.body, r.dictionary, r.facility, r.commune, r.status, r.codes
                        from unnest(:types, :ids) as a (type, id)
                        join record.identity i on i.type = a.type and i.id = a.id
                        left join record.resource r on r.person = i.person and r.key = i.key
                        """)
                .param(
                        "types",
                        array(
                                "int2",
                                drafts.stream().map(d -> d.resource().type().number())))
                .param(
                        "ids",
                        array("text", drafts.stream().map(d -> d.resource().id())))
                .query(RecordStore::known)
                .list();
    }

    /** References stand in bodies: only what the wanted people have of that type is opened. */
    Set<ResourceId> referredBy(ResourceType type, Collection<Draft> targets) {
        var sought = targets.stream().collect(Collectors.groupingBy(Row::personOf));
        var referred = new HashSet<ResourceId>();
        sql.sql("select person, body, dictionary from record.resource where person = any(:persons) and type = :type")
                .param("persons", array("int8", sought.keySet().stream()))
                .param("type", type.number())
                .query(row -> {
                    var body = new String(Bodies.unpack(row.getBytes("body"), row.getInt("dictionary")), UTF_8);
                    sought.getOrDefault(row.getLong("person"), List.of()).stream()
                            .map(Draft::id)
                            .filter(id -> body.contains("\"" + id + "\""))
                            .forEach(referred::add);
                });
        return referred;
    }

    /** What documents brought of an encounter and is live. */
    List<Known> documented(PersonKey person, long encounter) {
        return sql.sql("""
                        select type, id, person, key, true as live, version, body, dictionary,
                               facility, commune, status, codes
                        from record.resource
                        where person = :person and encounter = :encounter and source = 1
                        """)
                .param("person", person.value())
                .param("encounter", encounter)
                .query(RecordStore::known)
                .list();
    }

    /** @param encounterKeys the key of an Encounter by its id; null when the record has none */
    void write(Pending pending, Function<String, @Nullable Long> encounterKeys, long last, Instant now) {
        if (pending.isEmpty()) return;
        rename(pending.renamed);
        end(pending.ended, now);
        var rows = pending.rows.parallelStream().map(Row::made).toList();
        copying(connection -> {
            insertRows(connection, rows, encounterKeys, now);
            insertSpans(connection, rows);
            insertIdentities(connection, pending.identities);
            enter(connection, pending.changes, now);
        });
        sql.sql("update record.head set position = :last, at = :now")
                .param("last", last)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** A corrected document may be about somebody else: the id follows, history stays under the old key. */
    private void rename(List<Pending.Identity> renamed) {
        for (var identity : renamed) {
            sql.sql("update record.identity set person = :person where type = :type and id = :id and key = :key")
                    .param("person", identity.person())
                    .param("type", identity.id().type().number())
                    .param("id", identity.id().id())
                    .param("key", identity.key())
                    .update();
        }
    }

    private void end(List<Pending.Ended> ended, Instant now) {
        if (ended.isEmpty()) return;
        sql.sql("""
                        with ended as (
                            select * from unnest(:persons, :keys, :positions, :deleted)
                                as a (person, key, position, deleted)
                        ), gone as (
                            delete from record.resource r using ended e
                            where r.person = e.person and r.key = e.key
                            returning r.*, e.position as ended_at, e.deleted
                        ), stale as (
                            delete from record.span s using gone g where s.key = g.key and s.person = g.person
                        )
                        insert into record.history
                            (person, key, version, type, source, position, updated, superseded, deleted, encounter,
                             starts, ends, value, dictionary, id, facility, commune, status, category, unit, codes, labels, body)
                        select person, key, version, type, source, position, updated, ended_at, false, encounter,
                               starts, ends, value, dictionary, id, facility, commune, status, category, unit, codes, labels, body
                        from gone
                        union all
                        select person, key, version + 1, type, source, ended_at, :now, ended_at, true, encounter,
                               null, null, null, 0, id, facility, commune, null, null, null, '{}', labels, null
                        from gone where deleted
                        """)
                .param("persons", array("int8", ended.stream().map(Pending.Ended::person)))
                .param("keys", array("int8", ended.stream().map(Pending.Ended::key)))
                .param("positions", array("int8", ended.stream().map(Pending.Ended::position)))
                .param("deleted", array("bool", ended.stream().map(Pending.Ended::deleted)))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static void insertRows(
            Connection connection, List<Row> rows, Function<String, @Nullable Long> encounterKeys, Instant now)
            throws SQLException {
        if (rows.isEmpty()) return;
        try (var copy = BinaryCopy.into(
                connection,
                "record.resource (person, key, type, source, indexed, version, position, updated, encounter, starts,"
                        + " ends, value, dictionary, id, facility, commune, status, category, unit, codes, labels, terms, body)")) {
            for (var row : rows) {
                var draft = row.draft();
                copy.int8(row.person())
                        .int8(row.key())
                        .int2(draft.resource().type().number())
                        .int2(row.source().number())
                        .int2(Index.EDITION)
                        .int4(row.version())
                        .int8(row.position())
                        .instant(now)
                        .int8(draft.encounter() == null ? null : encounterKeys.apply(draft.encounter()))
                        .instant(draft.starts())
                        .instant(draft.ends())
                        .float8(draft.value())
                        .int2(Bodies.DICTIONARY)
                        .text(draft.resource().id())
                        .text(draft.facility())
                        .text(draft.commune())
                        .text(draft.status())
                        .text(draft.category())
                        .text(draft.unit())
                        .texts(draft.codes())
                        .int2(row.madeContent().labels())
                        .int8s(row.madeContent().terms())
                        .bytes(row.madeContent().body())
                        .endRow();
            }
            copy.finish();
        }
    }

    static void insertSpans(Connection connection, List<Row> rows) throws SQLException {
        if (rows.stream().allMatch(row -> row.madeContent().spans().isEmpty())) return;
        try (var copy = BinaryCopy.into(connection, "record.span (parameter, low, high, person, key)")) {
            for (var row : rows) {
                for (var span : row.madeContent().spans()) {
                    copy.int2(span.parameter())
                            .float8(span.low())
                            .float8(span.high())
                            .int8(row.person())
                            .int8(row.key())
                            .endRow();
                }
            }
            copy.finish();
        }
    }

    private static void insertIdentities(Connection connection, List<Pending.Identity> identities) throws SQLException {
        if (identities.isEmpty()) return;
        try (var copy = BinaryCopy.into(connection, "record.identity (type, id, person, key)")) {
            for (var identity : identities) {
                copy.int2(identity.id().type().number())
                        .text(identity.id().id())
                        .int8(identity.person())
                        .int8(identity.key())
                        .endRow();
            }
            copy.finish();
        }
    }

    private static void enter(Connection connection, List<Pending.Change> changes, Instant now) throws SQLException {
        if (changes.isEmpty()) return;
        try (var copy = BinaryCopy.into(connection, "record.change (position, person, at, what)")) {
            for (var change : changes) {
                copy.int8(change.position())
                        .int8(change.person())
                        .instant(now)
                        .text(change.what())
                        .endRow();
            }
            copy.finish();
        }
    }

    private interface Copying {
        void on(Connection connection) throws SQLException;
    }

    private void copying(Copying work) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            work.on(connection);
        } catch (SQLException e) {
            DataAccessException translated = new SQLStateSQLExceptionTranslator().translate("copy", null, e);
            throw translated != null ? translated : new IllegalStateException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        var codes = row.getArray("codes");
        return new Known(
                id(row),
                row.getLong("person"),
                row.getLong("key"),
                row.getInt("version"),
                row.getBoolean("live"),
                row.getBytes("body"),
                row.getInt("dictionary"),
                new Known.Columns(
                        row.getString("facility"),
                        row.getString("commune"),
                        row.getString("status"),
                        codes == null ? List.of() : List.of((String[]) codes.getArray())));
    }

    /** With {@code :types}, {@code :ids} and {@code :keys}: a key where the id tells it, else null. */
    static JdbcClient.StatementSpec asking(JdbcClient sql, Collection<ResourceId> ids, String statement) {
        return sql.sql(statement)
                .param("types", array("int2", ids.stream().map(id -> id.type().number())))
                .param("ids", array("text", ids.stream().map(ResourceId::id)))
                .param("keys", array("int8", ids.stream().map(id -> KeyId.keyOrNull(id.id()))));
    }

    static ResourceId id(ResultSet row) throws SQLException {
        return new ResourceId(ResourceType.of(row.getInt("type")), row.getString("id"));
    }

    static SqlArrayValue array(String type, Stream<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }
}
