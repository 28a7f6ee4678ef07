package vn.vongdoi;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.claims.FileReport;
import vn.vongdoi.claims.ReportWriter;
import vn.vongdoi.claims.Totals;
import vn.vongdoi.database.Database;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.RegisterReport;
import vn.vongdoi.registers.Registers;

/** {@code load}: works beside a running server of the same data folder, or alone. */
record Load(Optional<RegisterKind> register, Optional<Path> report, List<Path> paths) implements Command {
    private static final int SHOWN = 10;

    static Load of(Arguments arguments) {
        if (arguments.rest().isEmpty()) {
            throw new Arguments.Misused("load [--report FILE.json] PATH… | load --register KIND FILE.csv");
        }
        try {
            return new Load(
                    arguments.find("register").map(RegisterKind::of),
                    arguments.find("report").map(Path::of),
                    arguments.rest().stream().map(Path::of).toList());
        } catch (IllegalArgumentException e) {
            throw new Arguments.Misused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public int run() {
        try (var application = Command.application()) {
            if (register.isPresent()) {
                return registers(application.getBean(Registers.class), register.get());
            }
            return claims(application).unreadable() == 0 ? DONE : UNREADABLE;
        }
    }

    private Totals claims(ApplicationContext application) {
        if (report.isEmpty()) return claims(application, paths, file -> {});
        try (var writer = new ReportWriter(new BufferedOutputStream(Files.newOutputStream(report.get())))) {
            return claims(application, paths, writer::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int registers(Registers door, RegisterKind kind) {
        var reports = paths.stream().map(path -> door.load(kind, path)).toList();
        reports.forEach(Load::tell);
        report.ifPresent(file -> {
            try {
                Files.write(
                        file,
                        JsonMapper.shared().writeValueAsBytes(reports.size() == 1 ? reports.getFirst() : reports));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return reports.stream().allMatch(r -> r.status() == RegisterReport.Status.READ) ? DONE : UNREADABLE;
    }

    /** Loads with a progress line and tells the outcome on the terminal. */
    static Totals claims(ApplicationContext application, List<Path> paths, Consumer<FileReport> answers) {
        var total = paths.stream().mapToLong(Load::files).sum();
        var line = new ProgressLine();
        var totals = new Totals();
        var unreadable = new ArrayList<String>();
        application.getBean(ClaimsDoor.class).receive(paths, Actor.console(), file -> {
            answers.accept(file);
            totals.add(file);
            if (unreadable.size() < SHOWN) {
                file.problem().ifPresent(p -> unreadable.add("  " + file.path() + ": " + p.message()));
            }
            line.show("tệp", totals.files(), Math.max(totals.files(), total));
        });
        line.end("Đã đọc " + totals.files() + " tệp: " + totals.count(Status.ACCEPTED) + " lượt khám nhận mới, "
                + totals.count(Status.REPLACED) + " thay thế, " + totals.count(Status.DUPLICATE) + " trùng, "
                + totals.count(Status.WITHDRAWN) + " rút, " + totals.count(Status.REJECTED) + " từ chối");
        unreadable.forEach(System.err::println);
        application.getBean(Database.class).loaded(totals.count(Status.ACCEPTED) + totals.count(Status.REPLACED));
        return totals;
    }

    static void tell(RegisterReport report) {
        System.err.println(report.path() + ": " + report.rows() + " dòng, " + report.loaded() + " nạp, "
                + report.unchanged() + " không đổi, " + report.rejected() + " từ chối"
                + (report.message() == null ? "" : ". " + report.message()));
        report.issues().stream()
                .limit(SHOWN)
                .forEach(i -> System.err.println("  dòng " + i.line() + ", cột " + i.column() + ": " + i.message()));
    }

    private static long files(Path path) {
        if (!Files.isDirectory(path)) return 1;
        try (var all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException | UncheckedIOException e) {
            // Only the total of the progress line; what cannot be opened is told where it is read.
            return 1;
        }
    }
}
