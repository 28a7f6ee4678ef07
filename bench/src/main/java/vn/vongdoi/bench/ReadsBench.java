package vn.vongdoi.bench;

import java.util.List;
import vn.vongdoi.fhir.ResourceType;

/** {@code GET /fhir/[type]/[id]} of resources drawn from all that are stored. */
final class ReadsBench {
    private final Server server;
    private final Failures failures;

    ReadsBench(Server server, Failures failures) {
        this.server = server;
        this.failures = failures;
    }

    void run(int reads, int rounds) throws Exception {
        var requests = drawn(reads);
        Rounds.warmUp(server, requests, failures);
        var measured = Rounds.run(server, rounds, requests, failures);
        System.out.printf("%nReads of random resources (%,d a round; %d rounds, median and spread)%n", reads, rounds);
        measured.print("reads/s", false);
    }

    private List<Request> drawn(int reads) {
        return server.sql()
                .sql("select type, id from record.resource order by random() limit :reads")
                .param("reads", reads)
                .query((row, number) -> Request.get(
                        "/fhir/" + ResourceType.of(row.getInt("type")).fhirName() + "/" + row.getString("id")))
                .list();
    }
}
