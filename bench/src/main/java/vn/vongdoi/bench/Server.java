package vn.vongdoi.bench;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.VongDoi;
import vn.vongdoi.client.Tokens;

/** The whole program in this process on a folder of its own, spoken to over loopback with a machine's token. */
final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext application;
    private final Postgres postgres;
    private final int port;
    private final String token;

    private Server(ConfigurableApplicationContext application, Path home) {
        this.application = application;
        this.postgres = new Postgres(home);
        this.port = Integer.parseInt(
                Objects.requireNonNull(application.getEnvironment().getProperty("local.server.port")));
        this.token = application.getBean(Tokens.class).create("bench", Optional.empty());
    }

    static Server start(Path home) {
        return started(home, new SpringApplicationBuilder(VongDoi.class));
    }

    /** @param instead of the part that it extends */
    static Server start(Path home, Class<?> instead) {
        return started(
                home,
                new SpringApplicationBuilder(VongDoi.class)
                        .initializers(context -> ((GenericApplicationContext) context)
                                .registerBean(instead, part -> part.setPrimary(true))));
    }

    private static Server started(Path home, SpringApplicationBuilder builder) {
        var application = builder.run("--server.port=0", "--VONGDOI_HOME=" + home, "--logging.level.root=error");
        return new Server(application, home);
    }

    ConfigurableApplicationContext application() {
        return application;
    }

    Postgres postgres() {
        return postgres;
    }

    /** What server, clients and PostgreSQL have computed so far. */
    double cpuSeconds() {
        var own = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        return own.toNanos() / 1e9 + postgres.cpuSeconds();
    }

    JdbcClient sql() {
        return application.getBean(JdbcClient.class);
    }

    Connection connect() {
        return new Connection(port, token);
    }

    @Override
    public void close() {
        application.close();
    }
}
