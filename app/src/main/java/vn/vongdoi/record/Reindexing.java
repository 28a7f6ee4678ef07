package vn.vongdoi.record;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.index.Index;

/** Indexes at the start what an earlier release stored: a search that misses half the record would be a lie. */
final class Reindexing {
    private static final Logger log = LoggerFactory.getLogger(Reindexing.class);
    private static final int BATCH = 2_000;

    private final JdbcClient sql;

    Reindexing(JdbcClient sql) {
        this.sql = sql;
    }

    private record Stale(Resource resource, long person, long key, int version, Draft draft) {}

    void run() {
        for (var done = 0L; ; ) {
            var stale = stale();
            if (stale.isEmpty()) return;
            stale.forEach(this::index);
            done += stale.size();
            log.info("Đã lập chỉ mục {} tài nguyên / indexed {} resources", done, done);
        }
    }

    private List<Stale> stale() {
        return sql.sql("select * from record.resource where indexed = 0 order by key limit " + BATCH)
                .query((row, _) -> {
                    var entry = RecordReader.entry(row, 0);
                    return new Stale(
                            entry.resource(), row.getLong("person"), entry.key(), entry.version(), draft(entry));
                })
                .list();
    }

    /** Only what the index looks at. */
    private static Draft draft(Entry entry) {
        var type = entry.type() == ResourceType.ENCOUNTER ? entry.resource().id() : null;
        return new Draft(
                entry.resource(),
                null,
                type,
                entry.starts(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                entry.value(),
                null);
    }

    private void index(Stale row) {
        var content = Content.of(row.draft());
        var terms = new ArrayList<Long>(content.terms().length);
        for (var term : content.terms()) terms.add(term);
        sql.sql("""
                        with indexed as (
                            update record.resource set terms = :terms, indexed = :edition
                            where person = :person and key = :key and version = :version
                            returning person, key
                        )
                        insert into record.span (parameter, low, high, person, key)
                        select s.parameter, s.low, s.high, i.person, i.key
                        from indexed i, unnest(:parameters, :lows, :highs) as s (parameter, low, high)
                        """)
                .param("terms", new SqlArrayValue("int8", terms.toArray()))
                .param("edition", Index.EDITION)
                .param("person", row.person())
                .param("key", row.key())
                .param("version", row.version())
                .param(
                        "parameters",
                        RecordStore.array("int2", content.spans().stream().map(Index.Span::parameter)))
                .param(
                        "lows",
                        RecordStore.array("float8", content.spans().stream().map(Index.Span::low)))
                .param(
                        "highs",
                        RecordStore.array("float8", content.spans().stream().map(Index.Span::high)))
                .update();
    }
}
