package vn.vongdoi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real server as a process of its own, to be killed. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Path home;
    private final int port;

    private ServerProcess(Process process, Path home, int port) {
        this.process = process;
        this.home = home;
        this.port = port;
    }

    /** Returns when {@code /health} answers. */
    static ServerProcess start(Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        var port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        var binaries = System.getProperty("vongdoi.binaries");
        if (binaries != null) command.add("-Dvongdoi.binaries=" + binaries);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), VongDoi.class.getName()));
        command.addAll(List.of("serve", "--port", String.valueOf(port)));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server-" + port + ".log").toFile());
        builder.environment().put("VONGDOI_HOME", home.toString());
        builder.environment().remove("VONGDOI_DATABASE_URL");
        var server = new ServerProcess(builder.start(), home, port);
        server.awaitReady();
        return server;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void awaitReady() throws InterruptedException, IOException {
        var deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline && process.isAlive()) {
                try {
                    var health = client.send(
                            HttpRequest.newBuilder(address("/health")).build(), BodyHandlers.ofString());
                    if (health.statusCode() == 200) return;
                } catch (IOException notYet) {
                    // The port opens when the server is ready; until then a connection is refused.
                    process.waitFor(100, TimeUnit.MILLISECONDS);
                }
            }
        }
        throw new IllegalStateException(
                "The server did not start:\n" + Files.readString(home.resolve("server-" + port + ".log")));
    }

    /** kill -9 of the program and of its PostgreSQL, at once. */
    void kill() throws IOException {
        var pid = Long.parseLong(Files.readAllLines(home.resolve("database/data/postmaster.pid"))
                .getFirst()
                .strip());
        process.destroyForcibly();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** SIGTERM, as a service manager does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
