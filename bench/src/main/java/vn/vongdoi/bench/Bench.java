package vn.vongdoi.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.IndicatorsBench;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

/**
 * {@code ./vongdoi bench [claims] [VISITS]}; {@code ./vongdoi bench fhir [--quick] [--people 1000,64000,200000]}; {@code ./vongdoi
 * bench audit}; {@code ./vongdoi bench match [--people N]}; {@code ./vongdoi bench schedule [VISITS]}; {@code ./vongdoi bench file VISITS} takes all in as one file; {@code ./vongdoi bench search FOLDER} finds the searchable values of the JSON resources there; {@code ./vongdoi bench dictionary FOLDER}
 * trains the dictionary of bodies.
 */
public final class Bench {
    private static final int VISITS = 24_000;

    /** Of a province. */
    private static final int MONTH = 200_000;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        var home = Files.createTempDirectory("vongdoi-bench-");
        var failed = 0;
        try {
            switch (args.length == 0 ? "" : args[0]) {
                case "fhir" -> failed = new FhirBench(FhirPlan.of(List.of(args).subList(1, args.length)), home).run();
                case "audit" -> failed = new AuditBench(home, simulated(home, VISITS)).run();
                case "schedule" -> schedule(home, args.length == 1 ? ScheduleBench.VISITS : Integer.parseInt(args[1]));
                case "indicators" -> failed = indicators(home, List.of(args).subList(1, args.length));
                case "search" -> SearchBench.run(Path.of(args[1]));
                case "file" -> oneFile(home, Integer.parseInt(args[1]));
                case "match" ->
                    MatchBench.run(home, MatchBench.people(List.of(args).subList(1, args.length)));
                case "dictionary" -> dictionary(home, Path.of(args[1]));
                case "claims" -> claims(home, args.length == 1 ? MONTH : Integer.parseInt(args[1]));
                case String visits -> claims(home, visits.isEmpty() ? VISITS : Integer.parseInt(visits));
            }
        } finally {
            delete(home);
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    /** @param sizes people and resources; a million and thirty when not told */
    private static int indicators(Path home, List<String> sizes) throws IOException {
        var people = sizes.isEmpty() ? 1_000_000 : Long.parseLong(sizes.getFirst());
        var resources = sizes.size() < 2 ? 31_000_000 : Long.parseLong(sizes.get(1));
        var folder = new DataFolder(home.resolve("data"));
        // Only what places there are is asked of the database.
        try (var database = Database.open(folder, null)) {
            var differing = new IndicatorsBench(folder, database.dataSource(), people, resources).run();
            System.out.printf("Peak memory of the program %,.0f MB%n", Memory.highest() / 1e6);
            return differing;
        }
    }

    private static void claims(Path home, int visits) throws Exception {
        var source = simulated(home, visits);
        var data = home.resolve("data");
        try (var server = Server.start(data)) {
            registers(server.application().getBean(Registers.class), source);
            new ClaimsBench(server, source).run();
            new PagesBench(server.application()).run();
        }
    }

    private static void schedule(Path home, int visits) throws Exception {
        var source = simulated(home, visits);
        try (var server = Server.start(home.resolve("data"))) {
            registers(server.application().getBean(Registers.class), source);
            server.application().getBean(ClaimsDoor.class).receive(claims(source), Actor.console(), file -> {});
            new ScheduleBench(server).run();
        }
    }

    private static void oneFile(Path home, int visits) throws Exception {
        var source = simulated(home, visits);
        try (var server = Server.start(home.resolve("data"))) {
            registers(server.application().getBean(Registers.class), source);
            new OneFileBench(server, source).run();
        }
    }

    private static void dictionary(Path home, Path folder) throws Exception {
        var source = simulated(home, VISITS);
        try (var server = Server.start(home.resolve("data"))) {
            new Dictionaries(server).train(source, folder);
        }
    }

    private static Path simulated(Path home, int visits) {
        var source = home.resolve("source");
        var plan = SimulationPlan.of(7, Math.max(50_000, visits * 2), visits, LocalDate.of(2026, 11, 1));
        System.out.printf("Writing %,d visits of %,d people…%n", plan.visits(), plan.people());
        new Simulator(plan).write(source, (what, done, total) -> {});
        return source;
    }

    /** The folder of this Maven module. */
    static Path folder() {
        try {
            var classes = Bench.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(classes).resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void registers(Registers door, Path source) {
        var folder = source.resolve("registers");
        for (var kind : RegisterKind.in(folder)) {
            var begun = System.nanoTime();
            var report = door.load(kind, kind.file(folder));
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
