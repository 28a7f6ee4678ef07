package vn.vongdoi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.record.Records;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.RegisterReport;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.simulator.SimulationPlan;

/**
 * {@code demo}: a synthetic province, written as files and taken in through the doors like any other. What was begun
 * and interrupted is simply loaded again: the doors store nothing twice.
 */
record Demo(int port) implements Command {
    private static final String LOADED = "demo-loaded";
    private static final String WRITTEN = "demo-written";

    static Demo of(Arguments arguments) {
        return new Demo(arguments.number("port", 8080));
    }

    @Override
    public int run() {
        var home = DataFolder.of(System.getenv("VONGDOI_HOME"));
        var source = home.folder("demo");
        var loaded = home.file(LOADED);
        var begun = Files.exists(home.file(WRITTEN));
        if (!Files.exists(loaded)) write(home, source);
        var application = Command.server(port);
        var position = application.getBean(Records.class).position();
        if (!begun && position > 0) {
            application.close();
            System.err.println(
                    "Kho hồ sơ này đã có dữ liệu thật; demo không trộn dữ liệu mô phỏng vào. Hãy đặt"
                            + " VONGDOI_HOME khác. / This record holds data of its own; choose another VONGDOI_HOME for the demo.");
            delete(home.file(WRITTEN));
            delete(home.file("demo.properties"));
            return FAILED;
        }
        if (!Files.exists(loaded) || position == 0) {
            load(application, source);
            touch(loaded);
        }
        Command.ready(application);
        System.out.println("Vòng Đời (dữ liệu mô phỏng, vị trí "
                + application.getBean(Records.class).position() + "): "
                + application.getBean(ServerAddress.class).url() + "/");
        return SERVING;
    }

    private static void write(DataFolder home, Path source) {
        var written = home.file(WRITTEN);
        if (Files.exists(written)) return;
        var plan = SimulationPlan.demo(Simulate.today());
        try {
            // What an interrupted start left half-written is written anew.
            FileSystemUtils.deleteRecursively(source);
            Files.writeString(home.file("demo.properties"), "one-in=" + plan.oneIn() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Simulate.write(plan, source);
        touch(written);
    }

    private static void load(ApplicationContext application, Path source) {
        var registers = application.getBean(Registers.class);
        var folder = source.resolve("registers");
        for (var kind : RegisterKind.in(folder)) {
            var report = registers.load(kind, kind.file(folder));
            if (report.status() != RegisterReport.Status.READ) throw new IllegalStateException(report.message());
            Load.tell(report);
        }
        Load.claims(application, List.of(source.resolve("claims")), file -> {});
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
