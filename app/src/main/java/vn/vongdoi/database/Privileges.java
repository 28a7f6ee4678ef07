package vn.vongdoi.database;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. For root we start it in a user namespace of its own, where it is nobody and can
 * touch only what root's files allow their owner.
 */
final class Privileges {
    private static final List<String> UNSHARE = List.of("unshare", "-U");

    private Privileges() {}

    static List<String> dropped() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) return List.of();
        var probe = new ProcessBuilder("unshare", "-U", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0) return UNSHARE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("PostgreSQL cannot run as root and this machine forbids user namespaces."
                + " Run as an ordinary user, or set VONGDOI_DATABASE_URL to a PostgreSQL of your own.");
    }
}
