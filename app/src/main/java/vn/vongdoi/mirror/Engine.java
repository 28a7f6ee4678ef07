package vn.vongdoi.mirror;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A DuckDB in memory, which reads and writes the mirror's files. It fetches nothing from the net. */
final class Engine implements Views.Statements, AutoCloseable {
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final Connection connection;

    /** @param spill where it puts what does not fit into memory */
    Engine(Path spill) {
        this(spill, THREADS);
    }

    /** For work that nobody waits for while others load: they keep the other cores. */
    static Engine modest(Path spill) {
        return new Engine(spill, 1);
    }

    private Engine(Path spill, int threads) {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB did not start", e);
        }
        run("set autoinstall_known_extensions = false");
        run("set autoload_known_extensions = false");
        // Days are days in Viet Nam, as in PostgreSQL.
        run("set TimeZone = 'Asia/Ho_Chi_Minh'");
        run("set parquet_metadata_cache = true");
        run("set threads = " + threads);
        run("set memory_limit = '2GB'");
        run("set preserve_insertion_order = false");
        run("set temp_directory = " + quoted(spill.toString()));
    }

    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    @Override
    public void run(String sql) {
        // One statement each: a failed one cannot be used again.
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    void read(String sql, Reader reader) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) reader.read(rows);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    <T> List<T> list(String sql, Row<T> row) {
        var list = new ArrayList<T>();
        read(sql, it -> list.add(row.of(it)));
        return list;
    }

    private static IllegalStateException failed(String sql, SQLException e) {
        return new IllegalStateException("DuckDB: " + e.getMessage() + "\n" + sql, e);
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A reading of all these files. */
    static String parquet(Collection<Path> files) {
        return files.stream()
                .map(it -> quoted(it.toString()))
                .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
