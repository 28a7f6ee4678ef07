package vn.vongdoi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL whose data directory lives in the data folder and survives restarts. Durable (fsync and
 * synchronous_commit on), reachable on loopback only, with a generated password.
 *
 * <p>Several processes share it (a server, a load): {@link Users} counts them by file locks, which the kernel drops
 * when a process is killed. The last one to leave stops it; a postmaster left behind by a kill is adopted. While somebody
 * else uses the folder no second postmaster is ever started on it: two on the same files would destroy them.
 */
final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "vongdoi";
    private static final String PID_FILE = "postmaster.pid";
    private static final String UNSEEN = """
            Thư mục dữ liệu %1$s đang được một tiến trình khác dùng, nhưng không thấy PostgreSQL của nó từ đây (một container khác, \
            hay nó đã chết). Hãy dừng tiến trình ấy, hoặc dùng chung một PostgreSQL qua VONGDOI_DATABASE_URL. / \
            Another process uses the data folder %1$s and its PostgreSQL cannot be seen from here (another container, or it \
            died). End that process first, or share a PostgreSQL through VONGDOI_DATABASE_URL.""";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path binaries;
    private final Path data;
    private final Users users;
    private final Database.Address address;

    private EmbeddedPostgres(Path binaries, Path data, Users users, Database.Address address) {
        this.binaries = binaries;
        this.data = data;
        this.users = users;
        this.address = address;
    }

    static EmbeddedPostgres start(DataFolder folder) {
        try {
            var users = new Users(folder.folder("database"));
            return users.enter(alone -> {
                var binaries = PostgresBinaries.unpacked(folder);
                var data = folder.folder("database").resolve("data");
                var passwordFile = folder.folder("database").resolve("password");
                if (!Files.exists(data.resolve("PG_VERSION"))) initialise(binaries, data, passwordFile);
                Files.writeString(data.resolve("vongdoi.conf"), SETTINGS);
                var password = Files.readString(passwordFile).strip();
                if (!running(data)) {
                    if (!alone) throw new IOException(UNSEEN.formatted(folder.root()));
                    // It can outlive its process and name a stranger's pid (after a reboot): PostgreSQL would not
                    // start.
                    Files.deleteIfExists(data.resolve(PID_FILE));
                    launch(binaries, data);
                }
                var address = address(data, password);
                awaitConnection(address, data);
                return new EmbeddedPostgres(binaries, data, users, address);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Database.Address address() {
        return address;
    }

    @Override
    public void close() {
        try {
            users.leave(() -> {
                if (running(data)) run(binaries, "pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Memory is set for a laptop; what guards the data is not for tuning. */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = '2GB'
            wal_buffers = '16MB'
            checkpoint_timeout = '15min'
            shared_buffers = '256MB'
            effective_cache_size = '1GB'
            work_mem = '24MB'
            maintenance_work_mem = '128MB'
            random_page_cost = 1.1
            max_connections = 60
            jit = off
            """;

    /** Under its name only when it is whole: a first start that was cut off leaves nothing half-made to run. */
    private static void initialise(Path binaries, Path data, Path passwordFile) throws IOException {
        log.info("Creating the database in {}", data);
        var making = data.resolveSibling("data-new");
        FileSystemUtils.deleteRecursively(making);
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.writeString(passwordFile, HexFormat.of().formatHex(secret));
        PostgresBinaries.ownerOnly(passwordFile);
        run(
                binaries,
                "initdb",
                "-D",
                making.toString(),
                "-U",
                USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums");
        var settings = making.resolve("postgresql.conf");
        Files.writeString(settings, Files.readString(settings) + "\ninclude 'vongdoi.conf'\n");
        Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void launch(Path binaries, Path data) throws IOException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                run(
                        binaries,
                        "pg_ctl",
                        "-D",
                        data.toString(),
                        "-l",
                        data.resolveSibling("postgres.log").toString(),
                        "-w",
                        "-t",
                        String.valueOf(START_LIMIT.toSeconds()),
                        "-o",
                        "-p " + freePort(),
                        "start");
                return;
            } catch (IOException e) {
                // After kill -9 of the postmaster its children need a moment to notice and let go of shared memory.
                if (System.nanoTime() > deadline) throw e;
                pause();
            }
        }
    }

    /** True when the process that the pid file names is a PostgreSQL. Of another container it cannot be seen. */
    private static boolean running(Path data) throws IOException {
        var file = data.resolve(PID_FILE);
        if (!Files.exists(file)) return false;
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    private static Database.Address address(Path data, String password) throws IOException {
        var port = Files.readAllLines(data.resolve(PID_FILE)).get(3).strip();
        return new Database.Address("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
    }

    private static void awaitConnection(Database.Address address, Path data) throws IOException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (var ignored = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("PostgreSQL does not answer; see " + data.resolveSibling("postgres.log"), e);
                }
                pause();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path binaries, String program, String... arguments) throws IOException {
        var output = new StringBuilder();
        var exit = execute(binaries, output, program, arguments);
        if (exit != 0)
            throw new IOException(
                    program + " failed (" + exit + "): " + output.toString().strip());
    }

    private static int execute(Path binaries, StringBuilder output, String program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(Privileges.dropped());
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var log = Files.createTempFile("vongdoi-", ".log");
        try {
            // A file, not a pipe: the postmaster inherits it and would keep a pipe open for ever.
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            if (!process.waitFor(START_LIMIT.toSeconds() * 2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not finish");
            }
            output.append(Files.readString(log));
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
