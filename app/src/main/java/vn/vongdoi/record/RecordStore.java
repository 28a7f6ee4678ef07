package vn.vongdoi.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Writing.PendingChange;

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
    long lockedPosition() {
        return sql.sql("select position from record.head for update").query(Long.class).single();
    }

    /**
     * A version that a write finds.
     *
     * @param version the live version, or the last one of a deleted resource
     */
    record Known(
            int type,
            String id,
            long person,
            long key,
            int version,
            boolean live,
            byte @Nullable [] body,
            int dictionary,
            Columns columns) {

        /** The promoted columns count too: a correction may change only them. */
        boolean says(Draft draft) {
            return body != null
                    && Arrays.equals(Bodies.unpack(body, dictionary), draft.resource().json())
                    && columns.equals(Columns.of(draft));
        }

        Ended supersededAt(long position) {
            return new Ended(person, key, position, false);
        }

        Ended deletedAt(long position) {
            return new Ended(person, key, position, true);
        }
    }

    record Columns(@Nullable String facility, @Nullable String commune, @Nullable String status, List<String> codes) {
        static Columns of(Draft draft) {
            return new Columns(draft.facility(), draft.commune(), draft.status(), draft.codes());
        }
    }

    record Ended(long person, long key, long position, boolean deleted) {}

    List<Known> known(List<Draft> drafts) {
        return sql.sql(
                        """
                        select i.type, i.id, i.person, i.key, r.person is not null as live,
                               coalesce(r.version,
                                        (select max(h.version) from record.history h
                                         where h.key = i.key and h.person = i.person), 0) as version,
                               r.body, r.dictionary, r.facility, r.commune, r.status, r.codes
                        from unnest(:types, :ids) as a (type, id)
                        join record.identity i on i.type = a.type and i.id = a.id
                        left join record.resource r on r.person = i.person and r.key = i.key
                        """)
                .param("types", array("int2", drafts.stream().map(d -> d.resource().type().number())))
                .param("ids", array("text", drafts.stream().map(d -> d.resource().id())))
                .query(RecordStore::known)
                .list();
    }

    List<Known> live(PersonKey person, long encounter) {
        return sql.sql(
                        """
                        select type, id, person, key, true as live, version, body, dictionary,
                               facility, commune, status, codes
                        from record.resource where person = :person and encounter = :encounter
                        """)
                .param("person", person.value())
                .param("encounter", encounter)
                .query(RecordStore::known)
                .list();
    }

    /** A corrected document may be about somebody else: the id follows, history stays under the old key. */
    void rename(Draft draft, long key) {
        sql.sql("update record.identity set person = :person where type = :type and id = :id and key = :key")
                .param("person", Row.personOf(draft))
                .param("type", draft.resource().type().number())
                .param("id", draft.resource().id())
                .param("key", key)
                .update();
    }

    void end(List<Ended> ended) {
        if (ended.isEmpty()) return;
        sql.sql(
                        """
                        with ended as (
                            select * from unnest(:persons, :keys, :positions, :deleted)
                                as a (person, key, position, deleted)
                        ), gone as (
                            delete from record.resource r using ended e
                            where r.person = e.person and r.key = e.key
                            returning r.*, e.position as ended_at, e.deleted
                        )
                        insert into record.history
                            (person, key, version, type, position, updated, superseded, deleted, encounter, starts, ends,
                             value, dictionary, id, facility, commune, status, category, unit, codes, body)
                        select person, key, version, type, position, updated, ended_at, false, encounter, starts, ends,
                               value, dictionary, id, facility, commune, status, category, unit, codes, body
                        from gone
                        union all
                        select person, key, version + 1, type, ended_at, now(), ended_at, true, encounter, null, null,
                               null, 0, id, facility, commune, null, null, null, '{}', null
                        from gone where deleted
                        """)
                .param("persons", array("int8", ended.stream().map(Ended::person)))
                .param("keys", array("int8", ended.stream().map(Ended::key)))
                .param("positions", array("int8", ended.stream().map(Ended::position)))
                .param("deleted", array("bool", ended.stream().map(Ended::deleted)))
                .update();
    }

    void insert(List<Row> rows, List<Row> identities, Map<String, Long> encounters) {
        copying(connection -> {
            if (!rows.isEmpty()) insertRows(connection, rows, encounters);
            if (!identities.isEmpty()) insertIdentities(connection, identities);
        });
    }

    private static void insertRows(Connection connection, List<Row> rows, Map<String, Long> encounters)
            throws SQLException {
        var now = Instant.now();
        try (var packer = new Bodies.Packer();
                var copy = BinaryCopy.into(
                        connection,
                        "record.resource (person, key, type, version, position, updated, encounter, starts, ends,"
                                + " value, dictionary, id, facility, commune, status, category, unit, codes, body)")) {
            for (var row : rows) {
                var draft = row.draft();
                copy.int8(row.person())
                        .int8(row.key())
                        .int2(draft.resource().type().number())
                        .int4(row.version())
                        .int8(row.position())
                        .instant(now)
                        .int8(draft.encounter() == null ? null : encounters.get(draft.encounter()))
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
                        .bytes(packer.pack(draft.resource().json()))
                        .endRow();
            }
            copy.finish();
        }
    }

    private static void insertIdentities(Connection connection, List<Row> rows) throws SQLException {
        try (var copy = BinaryCopy.into(connection, "record.identity (type, id, person, key)")) {
            for (var row : rows) {
                copy.int2(row.draft().resource().type().number())
                        .text(row.draft().resource().id())
                        .int8(row.person())
                        .int8(row.key())
                        .endRow();
            }
            copy.finish();
        }
    }

    void enter(List<PendingChange> changes, long last) {
        if (changes.isEmpty()) return;
        copying(connection -> {
            var now = Instant.now();
            try (var copy = BinaryCopy.into(connection, "record.change (position, person, at, what)")) {
                for (var change : changes) {
                    copy.int8(change.position()).int8(change.person()).instant(now).text(change.what()).endRow();
                }
                copy.finish();
            }
        });
        sql.sql("update record.head set position = :last").param("last", last).update();
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
                row.getInt("type"),
                row.getString("id"),
                row.getLong("person"),
                row.getLong("key"),
                row.getInt("version"),
                row.getBoolean("live"),
                row.getBytes("body"),
                row.getInt("dictionary"),
                new Columns(
                        row.getString("facility"),
                        row.getString("commune"),
                        row.getString("status"),
                        codes == null ? List.of() : List.of((String[]) codes.getArray())));
    }

    static SqlArrayValue array(String type, Stream<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }
}
