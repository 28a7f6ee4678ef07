package vn.vongdoi.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long searches take as the province grows: twenty matches at most, without a total, asked one after the other. */
final class ProvinceBench {
    private static final int CLIENTS = 4;
    private static final String PAGE = "&_count=20";
    /** A search so slow is not asked as often as planned. */
    private static final double SECONDS = 15;

    private final Server server;
    private final LightPeople people;
    private final Failures failures;
    /** Of each kind the median at each size. */
    private final Map<String, List<Double>> medians = new LinkedHashMap<>();

    ProvinceBench(Server server, LightPeople people, Failures failures) {
        this.server = server;
        this.people = people;
        this.failures = failures;
    }

    void run(List<Integer> sizes, int searches) throws Exception {
        var there = 0;
        for (var size : sizes) {
            load(size - there, size);
            there = size;
            measure(size, searches);
        }
        ratios(sizes);
    }

    private void load(int more, int size) throws Exception {
        System.out.printf("%nBringing %,d more people…%n", more);
        var parts = people.next(more);
        var begun = System.nanoTime();
        var step = Math.max(1, Math.min(500, parts.size() / 5));
        for (var from = 0; from < parts.size(); from += step) {
            var part = Round.run(server, CLIENTS, parts.subList(from, Math.min(parts.size(), from + step)), failures);
            System.out.printf(
                    "  %,d people, %,.0f resources/s%n",
                    size - more + Math.min(more, (from + step) * LightPeople.BUNDLE), part.resourcesPerSecond());
        }
        server.postgres().memory();
        // What a night's autovacuum does.
        server.sql().sql("vacuum analyze").update();
        System.out.printf(
                "  in %.0f s; the database has %,.0f MB%n",
                (System.nanoTime() - begun) / 1e9,
                server.sql()
                                .sql("select pg_database_size(current_database())")
                                .query(Long.class)
                                .single()
                        / 1e6);
    }

    private void measure(int size, int searches) throws Exception {
        var kinds = new Searches(server, people).kinds();
        System.out.printf("Searches at %,d people%n", size);
        for (var kind : kinds.entrySet()) ask(kind.getValue(), searches / 4);
        for (var kind : kinds.entrySet()) {
            var round = ask(kind.getValue(), searches);
            var median = round.within(0.5);
            medians.computeIfAbsent(kind.getKey(), k -> new ArrayList<>()).add(median);
            System.out.printf(
                    "  %-42s p50 %8.2f ms   p99 %8.2f ms   %5.1f matches%s%n",
                    kind.getKey(),
                    median,
                    round.within(0.99),
                    (double) round.resources() / Math.max(1, round.millis().length),
                    round.millis().length < searches ? "   (%d asked)".formatted(round.millis().length) : "");
        }
    }

    /** Resources of the result are the entries of the answers. */
    private Round ask(Supplier<String> paths, int searches) throws IOException {
        var millis = Stream.<Double>builder();
        var entries = 0L;
        var begun = System.nanoTime();
        try (var connection = server.connect()) {
            for (var i = 0; i < searches && System.nanoTime() - begun < SECONDS * 1e9; i++) {
                var path = "/fhir/" + paths.get() + PAGE;
                var asked = System.nanoTime();
                var answer = connection.get(path);
                if (answer.status() == 200) {
                    millis.add((System.nanoTime() - asked) / 1e6);
                    entries += Bundle.entries(answer.body());
                } else {
                    failures.add("GET " + path, answer);
                }
            }
        }
        var sorted = millis.build().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Round(1, (System.nanoTime() - begun) / 1e9, 0, sorted, entries, 0);
    }

    private void ratios(List<Integer> sizes) {
        if (sizes.size() < 2) return;
        System.out.printf("%nMedian at each size over the one at %,d people%n", sizes.getFirst());
        medians.forEach((kind, at) -> System.out.printf(
                "  %-42s %s%n",
                kind,
                at.stream()
                        .map(m -> "%8.2f ms (%5.2f)".formatted(m, m / at.getFirst()))
                        .collect(Collectors.joining("   "))));
    }
}
