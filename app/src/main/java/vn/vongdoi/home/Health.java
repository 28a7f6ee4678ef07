package vn.vongdoi.home;

import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.vongdoi.record.Records;

/** Tells a script that the server is up, what it is and how far its record goes. */
@RestController
final class Health {
    private final Records records;

    Health(Records records) {
        this.records = records;
    }

    /**
     * @param position of the last committed change in the record store
     */
    record Status(String status, String version, long position) {}

    @GetMapping("/health")
    Status health() {
        return new Status("ready", version(), records.position());
    }

    /** From the manifest of the jar; classes run from a folder have none. */
    private static String version() {
        return Optional.ofNullable(Health.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
