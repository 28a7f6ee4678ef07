package vn.vongdoi.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * The record as a FHIR server over real HTTP: transactions, reads and {@code $everything} on Synthea's people, then
 * searches on a province that grows. Clients share the machine with the server.
 */
final class FhirBench {
    private final FhirPlan plan;
    private final Path home;
    private final Failures failures = new Failures();

    FhirBench(FhirPlan plan, Path home) {
        this.plan = plan;
        this.home = home;
    }

    /** How many requests failed. */
    int run() throws Exception {
        System.out.printf(
                "%d cores for server, PostgreSQL and clients (load before: %.1f); clients are threads on plain kept-alive sockets%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var bundles = new Synthea(Synthea.SEED).bundles(plan.synthea());
        try (var server = Server.start(home.resolve("synthea"));
                var people = LightPeople.write(home.resolve("ill"), 1_000)) {
            new TransactionsBench(server, failures).run(bundles, plan.rounds());
            new ReadsBench(server, failures).run(plan.reads(), plan.rounds());
            new EverythingBench(server, failures).run(people);
            memory(server);
        }
        try (var people =
                        LightPeople.write(home.resolve("people"), plan.people().getLast());
                var server = Server.start(home.resolve("province"))) {
            new ProvinceBench(server, people, failures).run(plan.people(), plan.searches());
            memory(server);
        }
        System.out.printf("%n%,d requests failed%n", failures.count());
        return failures.count();
    }

    private static void memory(Server server) throws IOException {
        System.out.printf(
                "Memory at its highest: %,.0f MB this program (server and clients), %,.0f MB PostgreSQL%n",
                Memory.highest() / 1e6, server.postgres().mostMemory() / 1e6);
    }
}
