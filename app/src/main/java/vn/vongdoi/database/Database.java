package vn.vongdoi.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The PostgreSQL that this process works on, migrated and ready: the embedded one of the data folder, or an external
 * one when a URL is given. Several processes may have the same database open.
 */
public final class Database implements AutoCloseable {
    /** From here on a load changes the tables so much that old plans may be bad ones. */
    private static final long MANY = 1_000;

    private final @Nullable EmbeddedPostgres embedded;
    private final HikariDataSource pool;

    private Database(@Nullable EmbeddedPostgres embedded, HikariDataSource pool) {
        this.embedded = embedded;
        this.pool = pool;
    }

    /**
     * @param url {@code jdbc:postgresql://…} or {@code postgresql://user:password@host:port/database}; null or blank
     *     for the embedded database
     */
    public static Database open(DataFolder folder, @Nullable String url) {
        var external = url != null && !url.isBlank();
        var embedded = external ? null : EmbeddedPostgres.start(folder);
        try {
            var pool = pool(embedded != null ? embedded.address() : Address.of(url));
            try {
                Flyway.configure()
                        .dataSource(pool)
                        .schemas("vongdoi")
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
                return new Database(embedded, pool);
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            if (embedded != null) embedded.close();
            throw e;
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    /**
     * Told how many rows or documents a load brought. After many the tables are analysed at once: until autovacuum comes
     * by, queries would be planned for tables as they were before, often empty ones.
     */
    public void loaded(long many) {
        if (many >= MANY) JdbcClient.create(pool).sql("analyze").update();
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) embedded.close();
    }

    private static HikariDataSource pool(Address address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        if (address.user() != null) config.setUsername(address.user());
        if (address.password() != null) config.setPassword(address.password());
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(2);
        // Days in SQL ("starts::date") are days in Viet Nam, whatever the machine's own zone is.
        config.setConnectionInitSql("set time zone 'Asia/Ho_Chi_Minh'");
        config.addDataSourceProperty("ApplicationName", "vongdoi");
        // A violated key would be quoted with its value: a personal number in the log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    record Address(
            String jdbcUrl, @Nullable String user, @Nullable String password) {

        static Address of(@Nullable String url) {
            if (url == null) throw new IllegalArgumentException("no database URL");
            if (url.startsWith("jdbc:")) return new Address(url, null, null);
            var uri = URI.create(url);
            if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
                throw new IllegalArgumentException(
                        "VONGDOI_DATABASE_URL: expected postgresql://user:password@host:port/database or jdbc:postgresql://…, got scheme "
                                + uri.getScheme());
            }
            var userInfo = uri.getUserInfo();
            var colon = userInfo == null ? -1 : userInfo.indexOf(':');
            var user = userInfo == null ? null : colon < 0 ? userInfo : userInfo.substring(0, colon);
            var password = userInfo == null || colon < 0 ? null : userInfo.substring(colon + 1);
            var port = uri.getPort() < 0 ? 5432 : uri.getPort();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new Address(
                    "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath() + query, user, password);
        }
    }
}
