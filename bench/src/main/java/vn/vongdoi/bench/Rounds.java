package vn.vongdoi.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Rounds of the same work with few and many clients; those of one number of clients are told together. */
final class Rounds {
    private static final double SHORTEST_WARM_UP = 15;
    private static final double LONGEST_WARM_UP = 150;
    /** Warm is who spends no more than this of the time on compiling itself. */
    private static final double COMPILING = 0.05;

    static final List<Integer> CLIENTS = List.of(1, 4, 16);

    private final Map<Integer, List<Round>> byClients = new TreeMap<>();

    /** One with each number of clients in turn, so that what changes with time changes for all alike. */
    static Rounds run(Server server, int times, List<Request> requests, Failures failures) throws Exception {
        var rounds = new Rounds();
        for (var i = 0; i < times; i++) {
            for (var clients : CLIENTS) {
                var round = Round.run(server, clients, requests, failures);
                rounds.byClients
                        .computeIfAbsent(clients, n -> new ArrayList<>())
                        .add(round);
                server.postgres().memory();
                System.out.printf("  round %d of %d, %d clients: %.1f s%n", i + 1, times, clients, round.seconds());
            }
        }
        return rounds;
    }

    /** Round after round, not measured, until the compilers of the JVM have done their work. */
    static void warmUp(Server server, List<Request> requests, Failures failures) throws Exception {
        if (requests.isEmpty()) throw new IllegalStateException("there is nothing to ask for");
        System.out.println("Warming up…");
        var compiler = ManagementFactory.getCompilationMXBean();
        var seconds = 0.0;
        var compiling = 1.0;
        while (seconds < SHORTEST_WARM_UP || (compiling > COMPILING && seconds < LONGEST_WARM_UP)) {
            var before = compiler.getTotalCompilationTime();
            var round = Round.run(server, 4, requests, failures).seconds();
            compiling = (compiler.getTotalCompilationTime() - before) / 1e3 / round;
            seconds += round;
        }
        System.out.printf("Warm after %.0f s; compiling takes %.0f %% of the time.%n", seconds, 100 * compiling);
    }

    List<Round> all() {
        return byClients.values().stream().flatMap(List::stream).toList();
    }

    void print(String what, boolean withResources) {
        byClients.forEach((clients, rounds) -> {
            var together = Round.together(rounds);
            System.out.printf("  %2d clients %s", clients, spread(rounds, Round::perSecond, what));
            if (withResources) System.out.print(spread(rounds, Round::resourcesPerSecond, "resources/s"));
            System.out.printf(
                    "   p50 %7.1f ms   p99 %7.1f ms   %.2f ms of CPU a resource%n",
                    together.within(0.5), together.within(0.99), 1e3 * together.cpuSeconds() / together.resources());
        });
    }

    /** The median of its rounds. */
    double resourcesPerSecond(int clients) {
        var sorted = byClients.getOrDefault(clients, List.of()).stream()
                .mapToDouble(Round::resourcesPerSecond)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static String spread(List<Round> rounds, ToDoubleFunction<Round> figure, String unit) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return "%,9.0f %s (%,.0f–%,.0f)"
                .formatted(sorted[sorted.length / 2], unit, sorted[0], sorted[sorted.length - 1]);
    }
}
