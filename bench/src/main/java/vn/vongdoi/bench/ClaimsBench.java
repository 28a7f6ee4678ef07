package vn.vongdoi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.claims.Totals;

/**
 * Claim files through the door, end to end: read, check, match, map, store, index, durable. Then the same rows by bare
 * COPY into tables with the same indexes: the most this machine's PostgreSQL takes.
 */
final class ClaimsBench {
    /** This share of the files warms the program up and is not measured. */
    private static final double WARM_UP = 0.25;

    /** Where a visit leaves rows. */
    private static final List<String> SCHEMAS = List.of("record", "claims", "person");

    private final Postgres postgres;
    private final ClaimsDoor door;
    private final DataSource dataSource;
    private final JdbcClient sql;
    private final Path source;

    ClaimsBench(Server server, Path source) {
        var application = server.application();
        this.postgres = server.postgres();
        this.door = application.getBean(ClaimsDoor.class);
        this.dataSource = application.getBean(DataSource.class);
        this.sql = JdbcClient.create(dataSource);
        this.source = source;
    }

    void run() throws Exception {
        var files = Bench.claims(source);
        var warm = files.subList(0, (int) (files.size() * WARM_UP));
        var measured = files.subList(warm.size(), files.size());
        door.receive(warm, Actor.console(), file -> {});
        var before = count("record.resource");
        var bytes = bytes(measured);

        var begun = System.nanoTime();
        var report = new Totals();
        door.receive(measured, Actor.console(), report::add);
        var seconds = (System.nanoTime() - begun) / 1e9;

        var stored = report.count(Status.ACCEPTED) + report.count(Status.REPLACED);
        var visits = report.encounters();
        var resources = count("record.resource") - before;
        System.out.printf(
                """

                Claims through the door (%,d visits, of which stored %,d, rejected %,d; %,d files)
                  %8.0f visits/s
                  %8.0f resources/s  (%.1f resources a stored visit)
                  %8.1f MB/s of XML  (%.1f kB a visit)
                  %8.0f MB memory of this program at its highest, %.0f MB of PostgreSQL
                """,
                visits,
                stored,
                report.count(Status.REJECTED),
                measured.size(),
                visits / seconds,
                resources / seconds,
                (double) resources / stored,
                bytes / seconds / 1e6,
                bytes / 1e3 / visits,
                Memory.highest() / 1e6,
                postgres.memory() / 1e6);
        disk();
        var copied = count("record.resource") / new BareCopy(dataSource).seconds(SCHEMAS);
        var own = resources / seconds;
        System.out.printf("""
                Bare COPY of the same rows into the same tables and indexes
                  %8.0f resources/s
                  %8.2f of it is what the door reaches
                """, copied, own / copied);
    }

    private void disk() {
        sql.sql("vacuum").update();
        var live = count("record.resource");
        System.out.printf("""
                Disk after vacuum, with indexes
                  %8.0f bytes a resource in record (history included)
                  %8.0f bytes a resource in all (people, kept originals and their index)
                """, (double) size("'record'") / live, (double) size("'record', 'person', 'claims'") / live);
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    private long size(String schemas) {
        return sql.sql("""
                        select sum(pg_total_relation_size(c.oid))
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname in (%s)
                        """.formatted(schemas)).query(Long.class).single();
    }

    private static long bytes(List<Path> files) throws IOException {
        var sum = 0L;
        for (var file : files) sum += Files.size(file);
        return sum;
    }
}
