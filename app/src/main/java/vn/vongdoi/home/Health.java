package vn.vongdoi.home;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a script that the server is up, what it is and how far its record goes. */
@RestController
final class Health {
    private final JdbcClient db;

    Health(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param position of the last committed change in the record store
     */
    record Status(String status, String version, long position) {}

    @GetMapping("/health")
    Status health() {
        var position = db.sql("select position from record.head").query(Long.class).single();
        return new Status("ready", version(), position);
    }

    /** From the manifest of the jar; classes run from a folder have none. */
    private static String version() {
        return Optional.ofNullable(Health.class.getPackage().getImplementationVersion()).orElse("development");
    }
}
