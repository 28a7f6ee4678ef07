package vn.vongdoi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.fhir.ResourceId;

/** The SQL of reading versions, one by one and as history. */
final class HistoryReader {
    private final JdbcClient sql;

    HistoryReader(JdbcClient sql) {
        this.sql = sql;
    }

    /** A version on its place in the order of history. */
    private record Placed(HistoryEntry entry, long position, long key) {}

    /** Whether somebody may read it is told with it. */
    record Found(Version version, boolean visible) {}

    /** The last version, also when that is a deletion. */
    Optional<Found> latest(ResourceId id, Scope scope) {
        return sql.sql("""
                        select r.type, r.id, r.person, r.version, r.updated, r.position, r.key, false as deleted, r.dictionary, %s,
                               %s as visible
                        from record.resource r
                        where r.type = :type
                          and r.key = coalesce(cast(:own as bigint), (select key from record.identity where type = :type and id = :id))
                        """.formatted(StoredBody.column("r"), scope.sql("r", id.type())))
                .param("type", id.type().number())
                .param("id", id.id())
                .param("own", KeyId.keyOrNull(id.id()))
                .params(scope.parameters())
                .query(this::found)
                .optional()
                // The last one that somebody may read is not the last one: an old version would pass for the current.
                .or(() -> former(id, null, scope));
    }

    Optional<Found> version(ResourceId id, int number, Scope scope) {
        return latest(id, scope)
                .filter(last -> last.visible() && last.version().number() == number)
                .or(() -> former(id, number, scope));
    }

    /** @param number null = the last of them */
    private Optional<Found> former(ResourceId id, @Nullable Integer number, Scope scope) {
        return sql.sql("""
                        select h.type, h.id, h.person, h.version, h.updated, h.position, h.key, h.deleted, h.dictionary, %s,
                               %s as visible
                        from record.history h
                        where h.type = :type
                          and h.key = coalesce(cast(:own as bigint), (select key from record.identity where type = :type and id = :id))
                          and (:number::integer is null or h.version = :number)
                        order by h.version desc limit 1
                        """.formatted(StoredBody.column("h"), scope.sql("h", id.type())))
                .param("type", id.type().number())
                .param("id", id.id())
                .param("own", KeyId.keyOrNull(id.id()))
                .param("number", number)
                .params(scope.parameters())
                .query(this::found)
                .optional();
    }

    VersionPage history(HistoryQuery query, Scope scope) {
        var found = query.resource() == null ? ofTypes(query, scope) : ofOne(query.resource(), query, scope);
        var most = found.subList(0, Math.min(found.size(), query.count()));
        var shown = found.subList(
                0,
                Version.fitting(
                        most.stream().map(placed -> placed.entry().version()).toList()));
        var more = shown.size() < found.size();
        return new VersionPage(
                shown.stream().map(Placed::entry).toList(),
                more
                        ? Optional.of(new HistoryQuery.Before(
                                shown.getLast().position(), shown.getLast().key()))
                        : Optional.empty());
    }

    /** Looks at the newest changes first, and at ever more of them until the page is full. */
    private List<Placed> ofTypes(HistoryQuery query, Scope scope) {
        var before = query.before() == null ? Long.MAX_VALUE : query.before().position();
        for (var changes = 4L * (query.count() + 1); ; changes *= 8) {
            var low = lowest(before, query.since(), changes);
            if (low.isEmpty()) return List.of();
            var found = between(low.get().position(), query, scope);
            if (found.size() > query.count() || low.get().isFirst()) return found;
        }
    }

    private record Lowest(long position, boolean isFirst) {}

    private Optional<Lowest> lowest(long before, @Nullable Instant since, long changes) {
        return sql.sql("""
                        select min(position) as low, count(*) < :changes as first from (
                            select position from record.change
                            where position <= :before and (:since::timestamptz is null or at >= :since)
                            order by position desc limit :changes) c
                        """)
                .param("before", before)
                .param("since", timestamp(since))
                .param("changes", changes)
                .query((row, _) -> {
                    var low = row.getLong("low");
                    return row.wasNull()
                            ? Optional.<Lowest>empty()
                            : Optional.of(new Lowest(low, row.getBoolean("first")));
                })
                .single();
    }

    private List<Placed> ofOne(ResourceId id, HistoryQuery query, Scope scope) {
        return filled(
                        sql.sql("""
                                with versions as (
                                    select r.type, r.id, r.version, r.updated, r.position, r.key, false as deleted,
                                           r.dictionary, r.body, r.person, r.facility, r.encounter, r.labels, null::bigint as superseded
                                    from record.resource r where r.type = :type and r.key =
                                        coalesce(cast(:own as bigint), (select key from record.identity where type = :type and id = :id))
                                    union all
                                    select h.type, h.id, h.version, h.updated, h.position, h.key, h.deleted,
                                           h.dictionary, h.body, h.person, h.facility, h.encounter, h.labels, h.superseded
                                    from record.history h where h.type = :type and h.key =
                                        coalesce(cast(:own as bigint), (select key from record.identity where type = :type and id = :id))
                                )
                                """ + filtered(scope) + " order by v.position desc, v.version desc limit :limit"),
                        query,
                        scope)
                .param("type", id.type().number())
                .param("id", id.id())
                .param("own", KeyId.keyOrNull(id.id()))
                .query(this::placed)
                .list();
    }

    private List<Placed> between(long low, HistoryQuery query, Scope scope) {
        return filled(
                        sql.sql("""
                                with versions as (
                                    select type, id, version, updated, position, key, false as deleted, dictionary, body,
                                           person, facility, encounter, labels, null::bigint as superseded
                                    from record.resource
                                    where position between :low and :position and (:type::integer is null or type = :type)
                                    union all
                                    select type, id, version, updated, position, key, deleted, dictionary, body, person,
                                           facility, encounter, labels, superseded
                                    from record.history
                                    where position between :low and :position and (:type::integer is null or type = :type)
                                )
                                """ + filtered(scope) + " order by v.position desc, v.key desc limit :limit"),
                        query,
                        scope)
                .param("low", low)
                .param("type", query.type() == null ? null : query.type().number())
                .query(this::placed)
                .list();
    }

    private static String filtered(Scope scope) {
        return """
            select v.type, v.id, v.person, v.version, v.updated, v.position, v.key, v.deleted, v.dictionary, %s,
                   v.version = 1 or exists (
                select from record.history p
                where p.key = v.key and p.type = v.type and p.version = v.version - 1 and p.deleted) as created
            from versions v
            where (v.position, v.key) < (:position, :key)
              and (:since::timestamptz is null or v.updated >= :since)
              and %s
              and (:from::timestamptz is null or not v.deleted and not exists (
                  select from record.change c where c.position = v.superseded and c.at <= :from))
              and (:until::timestamptz is null or v.updated < :until and not v.deleted)
            """.formatted(StoredBody.column("v"), scope.sql("v"));
    }

    private static JdbcClient.StatementSpec filled(
            JdbcClient.StatementSpec statement, HistoryQuery query, Scope scope) {
        var before = query.before();
        return statement
                .param("position", before == null ? Long.MAX_VALUE : before.position())
                .param("key", before == null ? Long.MAX_VALUE : before.key())
                .param("since", timestamp(query.since()))
                .param("from", timestamp(query.at() == null ? null : query.at().from()))
                .param("until", timestamp(query.at() == null ? null : query.at().until()))
                .params(scope.parameters())
                .param("limit", query.count() + 1);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private Placed placed(ResultSet row, int number) throws SQLException {
        return new Placed(
                HistoryEntry.of(version(row), row.getBoolean("created")), row.getLong("position"), row.getLong("key"));
    }

    private Found found(ResultSet row, int number) throws SQLException {
        return new Found(version(row), row.getBoolean("visible"));
    }

    private Version version(ResultSet row) throws SQLException {
        var deleted = row.getBoolean("deleted");
        return new Version(
                RecordStore.id(row),
                row.getLong("person"),
                row.getInt("version"),
                row.getTimestamp("updated").toInstant(),
                deleted ? null : StoredBody.of(row, sql));
    }
}
