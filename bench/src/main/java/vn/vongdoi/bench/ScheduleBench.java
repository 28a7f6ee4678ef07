package vn.vongdoi.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Records;
import vn.vongdoi.schedule.Following;

/**
 * What everybody of a province is due: worked out anew from the record to durable rows, compared with what stands, and how
 * soon a saved dose is seen in it. Server, clients and PostgreSQL share the machine.
 */
final class ScheduleBench {
    static final int VISITS = 100_000;
    private static final int ROUNDS = 3;
    private static final int SAVED = 400;
    private static final int WARM_UP = 100;
    private static final int LISTS = 40;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Server server;
    private final Following following;

    ScheduleBench(Server server) {
        this.server = server;
        this.following = server.application().getBean(Following.class);
    }

    void run() throws IOException {
        var begun = System.nanoTime();
        following.settle();
        System.out.printf("Seen all that was told %.1f s after the last of it%n", since(begun));
        server.sql().sql("vacuum analyze").update();
        System.out.printf(
                "%,d people, %,d resources, %,d lines that say something, %,d diseases followed up%n",
                count("person.person"), count("record.resource"), count("schedule.item"), count("schedule.managed"));
        System.out.println("Everybody worked out and written");
        rebuilt(true);
        System.out.println("Everybody worked out and held against what stands");
        rebuilt(false);
        saved();
        lists();
    }

    private void rebuilt(boolean anew) {
        var speeds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            if (anew)
                server.sql()
                        .sql("truncate schedule.state, schedule.item, schedule.managed, schedule.growth")
                        .update();
            var cpu = server.cpuSeconds();
            var begun = System.nanoTime();
            var people = new long[1];
            var differing = following.rebuild(done -> people[0] = done);
            var seconds = since(begun);
            speeds[round] = people[0] / seconds;
            System.out.printf(
                    "  %,d people in %.1f s: %,.0f a second, %.1f s of processors; %,d differed%n",
                    people[0], seconds, speeds[round], server.cpuSeconds() - cpu, differing);
        }
        Arrays.sort(speeds);
        System.out.printf(
                "  median %,.0f people a second (%,.0f to %,.0f)%n", speeds[ROUNDS / 2], speeds[0], speeds[ROUNDS - 1]);
    }

    /** From the durable commit of a dose to the lists that show it. */
    private void saved() {
        var children = server.sql()
                .sql("select person from schedule.state order by person desc limit 20000")
                .query((row, _) -> new PersonKey(row.getLong(1)))
                .list();
        var random = new Random(11);
        var millis = new double[SAVED];
        for (int i = -WARM_UP; i < SAVED; i++) {
            var position = save(children.get(random.nextInt(children.size())), i);
            var committed = System.nanoTime();
            while (followed() < position) Thread.onSpinWait();
            if (i >= 0) millis[i] = since(committed) * 1_000;
        }
        Arrays.sort(millis);
        System.out.printf(
                "From a saved dose to the changed list: p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                millis[SAVED / 2], millis[SAVED * 95 / 100], millis[SAVED - 1]);
    }

    private long followed() {
        return server.sql()
                .sql("select position from schedule.progress")
                .query(Long.class)
                .single();
    }

    private long save(PersonKey person, int number) {
        var day = LocalDate.now(VIETNAM).minusDays(1);
        return server.application().getBean(Records.class).write(writing -> {
            var position = writing.nextPosition();
            var json = ResourceWriter.of(ResourceType.IMMUNIZATION, "bench-dose-" + (number + WARM_UP));
            json.text("status", "completed").date("occurrenceDateTime", day);
            writing.put(
                    List.of(new Draft(
                            json.finish(),
                            person,
                            null,
                            day.atStartOfDay(VIETNAM).toInstant(),
                            (Instant) null,
                            "31301",
                            null,
                            "completed",
                            null,
                            List.of(CodeSystem.VACCINE.token("MR")),
                            null,
                            null)),
                    position);
            writing.changed(position, person, "bench", Actor.console(), Purpose.CARE);
            return position;
        });
    }

    private void lists() throws IOException {
        var stations = server.sql()
                .sql("select f.code from place.facility f where f.kind = 'station' order by f.code limit " + LISTS)
                .query(String.class)
                .list();
        for (var programme : List.of("?programme=immunization", "")) {
            var millis = new double[stations.size()];
            var bytes = 0L;
            try (var connection = server.connect()) {
                for (int round = 0; round < 2; round++) {
                    for (int i = 0; i < millis.length; i++) {
                        var begun = System.nanoTime();
                        var answer = connection.get("/stations/" + stations.get(i) + "/due" + programme);
                        millis[i] = since(begun) * 1_000;
                        if (answer.status() != 200) throw new IOException("a list answered " + answer.status());
                        bytes += answer.body().length;
                    }
                }
            }
            Arrays.sort(millis);
            System.out.printf(
                    "A station's list%s: p50 %.1f ms, p95 %.1f ms, %,d kB%n",
                    programme.isEmpty() ? " of all programmes" : " of vaccinations",
                    millis[millis.length / 2],
                    millis[millis.length * 95 / 100],
                    bytes / 2 / millis.length / 1_000);
        }
    }

    private long count(String table) {
        return server.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
