package vn.vongdoi.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import vn.vongdoi.fhir.ResourceType;

/** {@code Patient/[id]/$everything} of people with five hundred resources each. */
final class EverythingBench {
    private static final int PEOPLE = 20;
    private static final int WARM_UP = 60;
    private static final int MEASURED = 200;

    private final Server server;
    private final Failures failures;

    EverythingBench(Server server, Failures failures) {
        this.server = server;
        this.failures = failures;
    }

    void run(LightPeople people) throws Exception {
        var ill = IntStream.range(0, PEOPLE).mapToObj(i -> people.ill()).toList();
        Round.run(server, 1, ill, failures);
        var requests = new ArrayList<Request>();
        var ids = ids();
        for (var i = 0; i < MEASURED; i++)
            requests.add(Request.get("/fhir/Patient/" + ids.get(i % PEOPLE) + "/$everything"));
        Collections.shuffle(requests, new Random(1));
        Round.run(server, 1, requests.subList(0, WARM_UP), failures);
        var round = Round.run(server, 1, requests, failures);
        int entries;
        try (var connection = server.connect()) {
            entries = Bundle.entries(
                    requests.getFirst().sending().send(connection).body());
        }
        System.out.printf(
                "%n$everything of a person with 500 resources (an answer has %d): p50 %.1f ms   p95 %.1f ms   max %.1f ms%n",
                entries, round.within(0.5), round.within(0.95), round.within(1));
    }

    /** The last that came. */
    private List<String> ids() {
        return server.sql()
                .sql("select id from record.resource where type = :patient order by key desc limit :people")
                .param("patient", ResourceType.PATIENT.number())
                .param("people", PEOPLE)
                .query(String.class)
                .list();
    }
}
