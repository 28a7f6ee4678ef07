package vn.vongdoi.bench;

import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/**
 * Synthea's bundles over HTTP, end to end: parse, check, resolve, match, store, index, durable. The same bundles go in
 * again every round: each time they make new resources of new people. Then the same rows by bare COPY.
 */
final class TransactionsBench {
    /** Few people have thousands of resources; one such bundle would decide a round. */
    private static final int ORDINARY = 1_000;

    private static final List<String> SCHEMAS = List.of("record", "person");

    private final Server server;
    private final Failures failures;

    TransactionsBench(Server server, Failures failures) {
        this.server = server;
        this.failures = failures;
    }

    void run(Synthea.Written bundles, int rounds) throws Exception {
        var empty = size();
        // One client, in order: practitioners refer to the hospitals.
        Round.run(server, 1, requests(bundles.places()), failures);
        var ordinary =
                bundles.people().stream().filter(b -> b.resources() <= ORDINARY).toList();
        var requests = requests(ordinary);
        Rounds.warmUp(server, requests, failures);
        var before = count();
        var measured = Rounds.run(server, rounds, requests, failures);
        var stored = count() - before;
        System.out.printf(
                "%nSynthea transactions (%d people a round, %.0f resources and %.0f kB each; %d rounds, median and spread)%n",
                ordinary.size(),
                ordinary.stream().mapToInt(Bundle::resources).average().orElse(0),
                ordinary.stream().mapToLong(Bundle::bytes).average().orElse(0) / 1e3,
                rounds);
        measured.print("transactions/s", true);
        var told = measured.all().stream().mapToLong(Round::resources).sum();
        if (stored != told) System.out.printf("  BUT %,d resources were answered for and %,d stored%n", told, stored);
        largest(bundles.people());
        copy(measured);
        disk(empty);
    }

    private void largest(List<Bundle> people) throws Exception {
        var largest =
                people.stream().max(Comparator.comparing(Bundle::resources)).orElseThrow();
        var round = Round.run(server, 1, requests(List.of(largest)), failures);
        System.out.printf(
                "  the largest: one transaction of %,d resources (%.1f MB) in %.1f s%n",
                largest.resources(), largest.bytes() / 1e6, round.seconds());
    }

    private void copy(Rounds measured) throws Exception {
        var copied = count() / new BareCopy(server.application().getBean(DataSource.class)).seconds(SCHEMAS);
        System.out.printf("Bare COPY of the same rows into the same tables and indexes: %,.0f resources/s%n", copied);
        for (var clients : Rounds.CLIENTS) {
            System.out.printf(
                    "  %.2f of it is reached with %d clients%n",
                    measured.resourcesPerSecond(clients) / copied, clients);
        }
    }

    private void disk(long empty) throws Exception {
        server.sql().sql("vacuum").update();
        System.out.printf("""
                Disk after vacuum: %,d bytes a resource, the whole database (%,.0f MB, of which %,.0f MB before the first)
                """, size() / count(), size() / 1e6, empty / 1e6);
    }

    private static List<Request> requests(List<Bundle> bundles) {
        return bundles.stream().map(Request::transaction).toList();
    }

    private long count() {
        return server.sql()
                .sql("select count(*) from record.resource")
                .query(Long.class)
                .single();
    }

    private long size() {
        return server.sql()
                .sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }
}
