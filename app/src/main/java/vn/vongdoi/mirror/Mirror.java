package vn.vongdoi.mirror;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Vault;

/** The record in columns, as files of one data folder. */
@Component
public class Mirror {
    private static final Logger log = LoggerFactory.getLogger(Mirror.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    /** Files of changes of one table; more are made one. */
    private static final int MOST_CHANGES = 8;
    /** Rows of changes from which on the files themselves are written anew. */
    private static final long MANY_CHANGED = 200_000;

    private final Store store;
    private final Folder folder;
    private final Clock clock;

    public Mirror(
            JdbcClient sql,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            DataFolder home,
            Vault vault,
            Clock clock) {
        store = new Store(sql, dataSource, transactions, vault);
        folder = new Folder(home);
        this.clock = clock;
    }

    /** Who is told how far a long work has come. */
    public interface Told {
        /** @param about how many rows there may be; 0 = not known */
        void rows(String table, long done, long about);
    }

    /** Whether there is one in this data folder. */
    public boolean exists() {
        return folder.exists();
    }

    /** Whether there is one here that this database follows: not that of another database, and none that was away for a month. */
    boolean isFollowed() {
        return exists() && store.isKnown(folder.id());
    }

    /** As of which position of the store it tells. */
    public long position() {
        return folder.manifest().position();
    }

    /**
     * Makes it anew of all that the store holds, in one snapshot of it; whoever reads the former one goes on reading it.
     *
     * @return how many rows it has
     */
    public long rebuild(Told told) {
        var mirror = folder.id();
        store.enter(mirror);
        var about = store.about();
        var made = store.claiming(mirror, true, standing -> rebuilt(mirror, standing, about, told))
                .orElseThrow();
        store.seen(mirror, made.seen());
        return made.parts().stream().mapToLong(Part::rows).sum();
    }

    private Manifest rebuilt(UUID mirror, Store.Standing standing, long about, Told told) {
        folder.emptyWork();
        var step = folder.find().map(it -> it.step() + 1).orElse(1);
        var parts = new ArrayList<Part>();
        var pseudonyms = store.pseudonyms();
        try (var engine = new Engine(folder.spill())) {
            var sheets = new Sheets(engine, folder);
            for (var table : Table.values()) {
                var months = stage(sheets, pseudonyms, table, standing, step, about, told);
                for (var month : months)
                    parts.add(sheets.write(table, month, false, step, sheets.staged(table, month)));
                folder.emptyWork();
            }
        }
        var manifest = manifest(mirror, step, standing.position(), standing, parts);
        folder.publish(manifest);
        return manifest;
    }

    private List<String> stage(
            Sheets sheets,
            Pseudonyms pseudonyms,
            Table table,
            Store.Standing standing,
            int step,
            long about,
            Told told) {
        var done = new long[1];
        return sheets.stage(store, pseudonyms, table, table.everything(), standing.position(), step, more -> {
            done[0] += more;
            told.rows(table.word(), done[0], table == Table.RESOURCE ? about : 0);
        });
    }

    private Manifest manifest(UUID mirror, int step, long from, Store.Standing standing, List<Part> parts) {
        return new Manifest(
                Manifest.FORMAT,
                mirror,
                step,
                from,
                standing.position(),
                clock.instant(),
                standing.head(),
                standing.transaction(),
                parts,
                List.of());
    }

    /** Whether some process makes or follows it just now. */
    public boolean isBeingWritten() {
        return store.isClaimed(folder.id());
    }

    /** Whether the store has told more than is in it. */
    boolean isBehind() {
        var manifest = folder.manifest();
        return store.isBehind(manifest.head(), new Table.Since(manifest.position(), manifest.seen()));
    }

    /**
     * Adds what changed in the store since. Nothing is done when another process does it just then, unless one waits.
     *
     * @return whether anything was added
     */
    public boolean follow(boolean waits) {
        var mirror = folder.id();
        var made = store.claiming(mirror, waits, standing -> {
            try (var engine = Engine.modest(folder.spill())) {
                return followed(engine, standing);
            }
        });
        var manifest = made.flatMap(it -> it);
        manifest.ifPresent(it -> store.seen(mirror, it.seen()));
        return manifest.isPresent();
    }

    /** Empty when nothing changed. */
    private Optional<Manifest> followed(Engine engine, Store.Standing standing) {
        var before = folder.manifest();
        if (isRestored(before, standing)) {
            log.warn("The store stands before its mirror, so it was restored: the mirror is made anew");
            return Optional.of(rebuilt(before.mirror(), standing, store.about(), (_, _, _) -> {}));
        }
        folder.emptyWork();
        var step = before.step() + 1;
        var since = new Table.Since(before.position(), before.seen());
        var sheets = new Sheets(engine, folder);
        var pseudonyms = store.pseudonyms();
        var parts = new ArrayList<>(before.parts());
        for (var table : Table.values()) {
            var months =
                    sheets.stage(store, pseudonyms, table, table.changed(since), standing.position(), step, _ -> {});
            if (months.isEmpty()) continue;
            var staged = sheets.staged(table);
            if (table.kind() == Table.Kind.WHOLE && !differs(engine, sheets, before, table, staged)) continue;
            parts.add(sheets.write(table, Part.ALL, true, step, staged));
        }
        folder.emptyWork();
        if (parts.size() == before.parts().size()) return Optional.empty();
        var grown = manifest(before.mirror(), step, before.from(), standing, parts);
        var manifest = tidied(sheets, grown);
        folder.publish(manifest);
        return Optional.of(manifest);
    }

    /** Its positions or its transactions begin anew: what the mirror tells never happened. */
    private static boolean isRestored(Manifest before, Store.Standing standing) {
        return standing.position() < before.position()
                || Long.compareUnsigned(
                                Long.parseUnsignedLong(standing.transaction()), Long.parseUnsignedLong(before.seen()))
                        < 0;
    }

    private static boolean differs(Engine engine, Sheets sheets, Manifest before, Table table, String staged) {
        var versions = new Versions(sheets, before);
        var turned = "turned_" + table.word();
        engine.run("create or replace temp table " + turned + " as " + versions.turned(table, before.position()));
        var stands = "select " + table.names() + " from (" + versions.standing(table, before.position(), turned) + ")";
        var told = "select " + table.names() + " from " + staged + " where not gone";
        return engine.list(
                        "select count(*) from ((" + stands + " except all " + told + ") union all (" + told
                                + " except all " + stands + "))",
                        row -> row.getLong(1) > 0)
                .getFirst();
    }

    /** Few files are read faster than many, and what stands faster than what is to be put together. */
    private Manifest tidied(Sheets sheets, Manifest manifest) {
        var parts = new ArrayList<Part>();
        for (var table : Table.values()) {
            var changes = manifest.of(table, true);
            var rows = changes.stream().mapToLong(Part::rows).sum();
            if (rows > MANY_CHANGED
                    || (rows > 0 && table.kind() == Table.Kind.WHOLE && changes.size() > MOST_CHANGES)) {
                parts.addAll(compacted(sheets, manifest, table));
            } else if (changes.size() > MOST_CHANGES) {
                parts.addAll(manifest.of(table, false));
                parts.add(sheets.write(table, "joined", true, manifest.step(), sheets.rows(table, changes)));
            } else {
                parts.addAll(manifest.of(table, false));
                parts.addAll(changes);
            }
        }
        return manifest.with(parts);
    }

    private static List<Part> compacted(Sheets sheets, Manifest manifest, Table table) {
        return sheets.compact(new Versions(sheets, manifest), manifest, table);
    }

    /** Writes all files anew without changes beside them, whatever their number. */
    public void compact() {
        var mirror = folder.id();
        store.claiming(mirror, true, _ -> {
            var before = folder.manifest();
            try (var engine = new Engine(folder.spill())) {
                var sheets = new Sheets(engine, folder);
                var parts = new ArrayList<Part>();
                var next = before.next(clock.instant());
                for (var table : Table.values()) parts.addAll(compacted(sheets, next, table));
                folder.publish(next.with(parts));
            }
            return true;
        });
    }

    /** As of the last position that it knows. */
    public Reading read() {
        return read(folder.manifest().position());
    }

    /**
     * What was known at a position; {@link Reading#position} tells of which.
     *
     * @throws IllegalArgumentException when that is before the mirror was made, or after all it knows
     */
    public Reading read(long position) {
        var manifest = folder.manifest();
        return Reading.open(folder, manifest, known(manifest, position));
    }

    /**
     * The last position up to that one at which it looked at everything: between two looks it knows when a record changed, but
     * not when people, links or lists did.
     *
     * @throws IllegalArgumentException when it is before the mirror was made, or after all it knows
     */
    public long known(long position) {
        return known(folder.manifest(), position);
    }

    private long known(Manifest manifest, long position) {
        if (position < manifest.from() || position > manifest.position()) {
            throw new IllegalArgumentException("Bản sao cột biết từ vị trí " + manifest.from() + " đến "
                    + manifest.position() + ", không biết " + position + ". / The mirror knows positions "
                    + manifest.from()
                    + " to " + manifest.position() + ", not " + position + ".");
        }
        if (position == manifest.position()) return position;
        try (var engine = new Engine(folder.spill())) {
            return engine.list(
                            "select max(since) from (" + new Versions(new Sheets(engine, folder), manifest).looks()
                                    + ") where since <= " + position,
                            row -> row.getLong(1))
                    .getFirst();
        }
    }

    /** The positions as of which it answers, both included. */
    public record Span(long from, long to) {}

    public Span span() {
        var manifest = folder.manifest();
        return new Span(manifest.from(), manifest.position());
    }

    /** The last position that was told by the end of a day, as far as it knows. */
    public long position(LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(VIETNAM).toInstant();
        return Math.min(position(), store.positionBefore(end).orElse(0));
    }

    /** From when on it is known what was known; empty while nothing was told at all. */
    public Optional<Instant> beginning() {
        return store.told(span().from()).or(store::firstTold);
    }

    /** When the last change up to a position was told; empty when nothing was. */
    public Optional<Instant> told(long position) {
        return store.told(position);
    }

    /** Brings it up to the store, and compares it with all that the store holds. */
    public Comparison verify(Told told) {
        var mirror = folder.id();
        var about = store.about();
        var seen = new ArrayList<String>();
        var comparison = store.claiming(mirror, true, standing -> {
                    try (var engine = new Engine(folder.spill())) {
                        followed(engine, standing).ifPresent(it -> seen.add(it.seen()));
                        var sheets = new Sheets(engine, folder);
                        var step = folder.manifest().step();
                        var pseudonyms = store.pseudonyms();
                        var verification = new Verification(engine, sheets, folder);
                        for (var table : Table.values()) {
                            stage(sheets, pseudonyms, table, standing, step, about, told);
                            verification.compare(table);
                            folder.emptyWork();
                        }
                        return verification.result();
                    }
                })
                .orElseThrow();
        seen.forEach(it -> store.seen(mirror, it));
        return comparison;
    }

    /** Whom a pseudonym of a {@link Reading} names, as the store's key. */
    public long person(long pseudonym) {
        return store.pseudonyms().key(Pseudonyms.Of.PERSON, pseudonym);
    }
}
