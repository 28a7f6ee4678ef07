package vn.vongdoi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that are there, once more by bare COPY into tables with the same indexes: the most this PostgreSQL takes. */
final class BareCopy {
    private final DataSource dataSource;
    private final JdbcClient sql;

    BareCopy(DataSource dataSource) {
        this.dataSource = dataSource;
        this.sql = JdbcClient.create(dataSource);
    }

    /** How long all rows of these schemas take. */
    double seconds(List<String> schemas) throws SQLException, IOException {
        var tables = sql.sql("""
                        select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname in (:schemas)
                        """).param("schemas", schemas).query(String.class).list();
        sql.sql("create schema bare").update();
        sql.sql("checkpoint").update();
        var seconds = 0.0;
        try (var connection = dataSource.getConnection()) {
            for (var table : tables) {
                var copy = "bare." + table.replace('.', '_');
                try (var statement = connection.createStatement()) {
                    statement.execute("create table " + copy + " (like " + table + " including all)");
                }
                seconds += copied(connection, table, copy);
            }
        }
        sql.sql("drop schema bare cascade").update();
        return seconds;
    }

    private static double copied(Connection connection, String from, String to) throws SQLException, IOException {
        var file = Files.createTempFile("vongdoi-bench-", ".copy");
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try (var out = Files.newOutputStream(file)) {
                copy.copyOut("copy " + from + " to stdout (format binary)", out);
            }
            try (var in = Files.newInputStream(file)) {
                var begun = System.nanoTime();
                copy.copyIn("copy " + to + " from stdin (format binary)", in, 1 << 16);
                return (System.nanoTime() - begun) / 1e9;
            }
        } finally {
            Files.delete(file);
        }
    }
}
