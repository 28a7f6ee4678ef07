package vn.vongdoi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.audit.AuditLog;

/** {@code audit verify} and {@code audit export}: whether the log of readings and writes is whole, for others to check. */
sealed interface Audit extends Command {
    Set<String> OPTIONS = Set.of("checkpoints", "to");
    String USAGE = "audit verify [--checkpoints FILE] | audit export [--to FOLDER]";

    static Audit of(Arguments arguments) {
        if (arguments.rest().equals(List.of("verify")) && arguments.find("to").isEmpty()) {
            return new Verify(arguments.find("checkpoints").map(Path::of));
        }
        if (arguments.rest().equals(List.of("export"))
                && arguments.find("checkpoints").isEmpty()) {
            return new Export(arguments.find("to").map(Path::of));
        }
        throw new Arguments.Misused(USAGE);
    }

    /** @param checkpoints as somebody outside has kept them */
    record Verify(Optional<Path> checkpoints) implements Audit {
        @Override
        public int run() {
            List<String> kept;
            try {
                kept = checkpoints.isPresent() ? Files.readAllLines(checkpoints.get()) : List.of();
            } catch (IOException e) {
                System.err.println("Không đọc được / cannot read " + checkpoints.orElseThrow());
                return UNREADABLE;
            }
            try (var application = Command.application()) {
                var verified = application.getBean(AuditLog.class).verify(kept);
                System.out.println(verified.events() + " sự kiện / events, " + verified.sealed()
                        + " đã niêm phong / sealed, " + verified.checkpoints() + " điểm niêm phong / checkpoints");
                verified.finding()
                        .ifPresentOrElse(System.out::println, () -> System.out.println("Nguyên vẹn / intact"));
                return verified.finding().isPresent() ? FAILED : DONE;
            }
        }
    }

    /** @param to a folder that holds no export yet */
    record Export(Optional<Path> to) implements Audit {
        @Override
        public int run() {
            try (var application = Command.application()) {
                var log = application.getBean(AuditLog.class);
                var folder =
                        to.orElseGet(() -> Path.of("vongdoi-audit-" + LocalDate.now(application.getBean(Clock.class))));
                var events = log.export(folder);
                System.out.println(folder + ": " + events + " sự kiện / events");
                log.keys().forEach(key -> System.out.println("Khóa / key " + key));
                return DONE;
            } catch (UncheckedIOException e) {
                System.err.println(e.getMessage() + ": " + e.getCause());
                return UNREADABLE;
            }
        }
    }
}
