package vn.vongdoi.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;

/**
 * A number of requests put by so many clients at once, each on its connection and without pause.
 *
 * @param cpuSeconds of server, clients and PostgreSQL together
 * @param millis of each request that went well, from its first byte to the last of its answer
 */
record Round(int clients, double seconds, double cpuSeconds, double[] millis, long resources, long bytes) {

    static Round run(Server server, int clients, List<Request> requests, Failures failures) throws Exception {
        var next = new AtomicInteger();
        var tasks = new ArrayList<Callable<Round>>();
        for (var i = 0; i < clients; i++) tasks.add(() -> client(server, requests, next, failures));
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var cpu = server.cpuSeconds();
            var begun = System.nanoTime();
            var parts = new ArrayList<Round>();
            for (var done : threads.invokeAll(tasks)) parts.add(done.get());
            var seconds = (System.nanoTime() - begun) / 1e9;
            return together(parts, seconds, server.cpuSeconds() - cpu);
        }
    }

    private static Round client(Server server, List<Request> requests, AtomicInteger next, Failures failures)
            throws IOException {
        var millis = DoubleStream.builder();
        var resources = 0L;
        var bytes = 0L;
        try (var connection = server.connect()) {
            for (var i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                var request = requests.get(i);
                var begun = System.nanoTime();
                var answer = request.sending().send(connection);
                var taken = (System.nanoTime() - begun) / 1e6;
                if (answer.status() == 200) {
                    millis.add(taken);
                    resources += request.resources();
                    bytes += request.bytes();
                } else {
                    failures.add(request.told(), answer);
                }
            }
        }
        return new Round(1, 0, 0, millis.build().toArray(), resources, bytes);
    }

    /** Of several clients at once. */
    private static Round together(List<Round> parts, double seconds, double cpuSeconds) {
        var millis = parts.stream()
                .flatMapToDouble(p -> Arrays.stream(p.millis))
                .sorted()
                .toArray();
        var resources = parts.stream().mapToLong(Round::resources).sum();
        var bytes = parts.stream().mapToLong(Round::bytes).sum();
        return new Round(parts.size(), seconds, cpuSeconds, millis, resources, bytes);
    }

    /** Of several times one after the other. */
    static Round together(List<Round> rounds) {
        return together(
                rounds,
                rounds.stream().mapToDouble(Round::seconds).sum(),
                rounds.stream().mapToDouble(Round::cpuSeconds).sum());
    }

    double perSecond() {
        return millis.length / seconds;
    }

    double resourcesPerSecond() {
        return resources / seconds;
    }

    /** The time that this share of the requests stayed below. */
    double within(double share) {
        return millis.length == 0 ? Double.NaN : millis[(int) Math.min(millis.length - 1, millis.length * share)];
    }
}
