package vn.vongdoi.record;

import com.github.luben.zstd.Zstd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A body as the database has it: unpacked when somebody looks at it, and if it is large fetched only then. A page of
 * scans or documents would else be all in memory at once, several times.
 */
final class StoredBody {
    private static final int LARGE = 64 * 1024;

    private final Supplier<byte[]> packed;
    private final int dictionary;

    private StoredBody(Supplier<byte[]> packed, int dictionary) {
        this.packed = packed;
        this.dictionary = dictionary;
    }

    /** The column {@code body} of a statement that also reads type, key, version and dictionary. */
    static String column(String row) {
        return "case when octet_length(" + row + ".body) <= " + LARGE + " then " + row + ".body end as body\n";
    }

    static StoredBody of(ResultSet row, JdbcClient sql) throws SQLException {
        var dictionary = row.getInt("dictionary");
        byte @Nullable [] body = row.getBytes("body");
        if (body != null) return new StoredBody(() -> body, dictionary);
        var type = row.getInt("type");
        var key = row.getLong("key");
        var version = row.getInt("version");
        return new StoredBody(() -> fetched(sql, type, key, version), dictionary);
    }

    /** By now it may be a former version. */
    private static byte[] fetched(JdbcClient sql, int type, long key, int version) {
        return sql.sql("""
                        select body from record.resource where type = :type and key = :key and version = :version
                        union all
                        select body from record.history where type = :type and key = :key and version = :version
                        limit 1
                        """)
                .param("type", type)
                .param("key", key)
                .param("version", version)
                .query(byte[].class)
                .single();
    }

    byte[] json() {
        return Bodies.unpack(packed.get(), dictionary);
    }

    /** Of the JSON, in bytes. */
    long size() {
        return Zstd.getFrameContentSize(packed.get());
    }
}
