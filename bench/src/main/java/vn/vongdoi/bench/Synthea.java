package vn.vongdoi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Synthea, the usual maker of invented patients, run as a program of its own: Maven fetches it, nothing depends on it.
 * What it writes depends on seed, day and number of people only, and is kept below {@code target} for later runs.
 */
final class Synthea {
    private static final String VERSION = "3.2.0";
    private static final String SHA_256 = "1960d3dd4222caaa14ec466e2008b306d79f99ee3f5de88dfb5d36dd42dfdcdd";
    /** Other seeds are for what the benches must not have seen. */
    static final int SEED = 7;

    private static final String DAY = "20261101";
    private static final int YEARS = 2;

    private final int seed;
    private final Path folder = Bench.folder().resolve("target/synthea");

    /** @param seed of which whole people and their lives follow */
    Synthea(int seed) {
        this.seed = seed;
    }

    /** Bundles as Synthea writes them: first those of the hospitals, then of the practitioners, then one a person. */
    record Written(List<Bundle> places, List<Bundle> people) {}

    /** The bundles of so many living people and of those who died before them. */
    Written bundles(int people) throws IOException, InterruptedException {
        var made = folder.resolve("seed-%d-%s-people-%d-years-%d".formatted(seed, DAY, people, YEARS));
        if (!Files.exists(made)) make(people, made);
        try (var list = Files.list(made.resolve("fhir"))) {
            var all = new ArrayList<Bundle>();
            for (var file : list.sorted().toList()) all.add(Bundle.of(file));
            var places = all.stream()
                    .filter(b -> isOf(b, "hospital") || isOf(b, "practitioner"))
                    .toList();
            return new Written(
                    places, all.stream().filter(b -> !places.contains(b)).toList());
        }
    }

    private static boolean isOf(Bundle bundle, String whom) {
        return bundle.name().startsWith(whom + "Information");
    }

    /** Under its name only when it is whole. */
    private void make(int people, Path made) throws IOException, InterruptedException {
        var jar = jar();
        System.out.printf("Synthea writes %d people (once; some seconds each)…%n", people);
        var making = Files.createTempDirectory(folder, "making-");
        run(
                making.resolve("synthea.log"),
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx1g",
                        "-jar",
                        jar.toString(),
                        "-s",
                        String.valueOf(seed),
                        "-cs",
                        String.valueOf(seed),
                        "-r",
                        DAY,
                        "-e",
                        DAY,
                        "-p",
                        String.valueOf(people),
                        "--exporter.baseDirectory=" + making,
                        "--exporter.years_of_history=" + YEARS,
                        "--exporter.fhir.transaction_bundle=true",
                        "--exporter.hospital.fhir.export=true",
                        "--exporter.practitioner.fhir.export=true",
                        "Massachusetts"));
        Files.move(making, made);
    }

    private Path jar() throws IOException, InterruptedException {
        var jar = folder.resolve("synthea-" + VERSION + "-all.jar");
        if (!Files.exists(jar)) {
            Files.createDirectories(folder);
            System.out.println("Fetching Synthea " + VERSION + " (117 MB, once)…");
            run(
                    folder.resolve("maven.log"),
                    List.of(
                            "mvn",
                            "-B",
                            "-N",
                            "-f",
                            Bench.folder().resolveSibling("pom.xml").toString(),
                            "dependency:copy",
                            "-Dartifact=org.mitre.synthea:synthea:" + VERSION + ":jar:all",
                            "-DoutputDirectory=" + folder));
        }
        if (!sha256(jar).equals(SHA_256)) throw new IOException(jar + " is not the Synthea that was measured with");
        return jar;
    }

    private static void run(Path log, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) throw new IOException(command.getFirst() + " failed, see " + log);
    }

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            try (var in = Files.newInputStream(file)) {
                for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
