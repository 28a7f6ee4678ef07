package vn.vongdoi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import vn.vongdoi.VongDoi;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

/**
 * {@code ./vongdoi bench [VISITS]}; {@code ./vongdoi bench dictionary FOLDER} trains the dictionary of bodies; {@code
 * ./vongdoi bench search FOLDER} finds the searchable values of the JSON resources there.
 */
public final class Bench {
    private static final int VISITS = 24_000;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("search")) {
            SearchBench.run(Path.of(args[1]));
            return;
        }
        var dictionary = args.length == 2 && args[0].equals("dictionary");
        var visits = args.length == 1 ? Integer.parseInt(args[0]) : VISITS;
        var home = Files.createTempDirectory("vongdoi-bench-");
        try {
            var source = home.resolve("source");
            var plan = SimulationPlan.of(7, Math.max(50_000, visits * 2), visits, LocalDate.of(2026, 11, 1));
            System.out.printf("Writing %,d visits of %,d people…%n", plan.visits(), plan.people());
            new Simulator(plan).write(source, (what, done, total) -> {});
            var data = home.resolve("data");
            try (var application = new SpringApplicationBuilder(VongDoi.class)
                    .run("--server.port=0", "--VONGDOI_HOME=" + data, "--logging.level.root=error")) {
                if (dictionary) {
                    Dictionaries.train(application, source, Path.of(args[1]));
                } else {
                    registers(application.getBean(Registers.class), source);
                    new ClaimsBench(application, source).run();
                    new PagesBench(application).run(data);
                }
            }
        } finally {
            delete(home);
        }
        System.exit(0);
    }

    private static void registers(Registers door, Path source) {
        for (var kind : List.of(RegisterKind.FACILITIES, RegisterKind.PEOPLE, RegisterKind.STAFF, RegisterKind.BEDS)) {
            var begun = System.nanoTime();
            var report = door.load(kind, source.resolve("registers/" + kind.word() + ".csv"));
            System.out.printf(
                    "Register %s: %,d rows in %.1f s%n", kind.word(), report.rows(), (System.nanoTime() - begun) / 1e9);
        }
    }

    /** Claim files in the order a year brings them. */
    static List<Path> claims(Path source) throws IOException {
        try (var files = Files.walk(source.resolve("claims"))) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing((Path f) -> f.getFileName().toString())
                            .thenComparing(Path::toString))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
