package vn.vongdoi.mirror;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The mirror as of one position. It answers SQL over the views of schema {@code analytics}, in the dialect that
 * {@code rules/analytics/README.md} describes, and stays as it is while the mirror goes on, until it is told to {@link #advance}. For one thread, and not for
 * hours without going on: files that the mirror needs no more go away. What threw while it went on is to be closed.
 */
public final class Reading implements AutoCloseable {
    private final Folder folder;
    private Manifest manifest;
    private long position;
    private Engine engine;
    /** Of which places the views nearby are. */
    private Set<String> nearby = Set.of();

    private Reading(Folder folder, Manifest manifest, long position, Engine engine) {
        this.folder = folder;
        this.manifest = manifest;
        this.position = position;
        this.engine = engine;
    }

    static Reading open(Folder folder, Manifest manifest, long position) {
        return new Reading(folder, manifest, position, engine(folder, manifest, position));
    }

    private static Engine engine(Folder folder, Manifest manifest, long position) {
        var engine = new Engine(folder.spill());
        try {
            views(engine, folder, manifest, position).create();
            return engine;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static Views views(Engine engine, Folder folder, Manifest manifest, long position) {
        return new Views(engine, new Versions(new Sheets(engine, folder), manifest), manifest, position);
    }

    /** Whether the mirror has gone on since. */
    public boolean isBehind() {
        var latest = folder.manifest();
        return latest.step() != manifest.step() || latest.position() != position;
    }

    /** From here on it answers as of the last position that the mirror knows; most often only what changed is read again. */
    public Changes advance() {
        if (!isBehind()) return Changes.Some.NOTHING;
        var latest = folder.manifest();
        nearby = Set.of();
        var changes = position == manifest.position()
                ? new Advance(engine, views(engine, folder, latest, latest.position()), manifest, latest).run()
                : Optional.<Changes>empty();
        if (changes.isEmpty()) {
            // Two of them would need twice the memory.
            engine.close();
            engine = engine(folder, latest, latest.position());
        }
        manifest = latest;
        position = latest.position();
        return changes.orElseGet(Changes.Everything::new);
    }

    /** Who takes the rows of an answer. */
    public interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /** The position of the store as of which it answers. */
    public long position() {
        return position;
    }

    /** @param sql with {@code :from} and {@code :to}, the first and last day of a period */
    public void query(String sql, LocalDate from, LocalDate to, Taker taker) {
        engine.read(dated(sql, from, to), taker::take);
    }

    /**
     * The same of some places only.
     *
     * @param sql with a column {@code place}; what it tells of a place is made of people who live there, were seen there
     *     or go to school there, or of what has nothing to do with people
     */
    public void queryNearby(String sql, Set<String> places, LocalDate from, LocalDate to, Taker taker) {
        if (!places.equals(nearby)) {
            new Nearby(engine, places).create();
            nearby = Set.copyOf(places);
        }
        engine.read(in(dated(sql.replaceAll("\\banalytics\\.", Nearby.SCHEMA + "."), from, to), places), taker::take);
    }

    /** The same of some places only, whatever it is made of. */
    public void queryAt(String sql, Set<String> places, LocalDate from, LocalDate to, Taker taker) {
        engine.read(in(dated(sql, from, to), places), taker::take);
    }

    private static String in(String sql, Set<String> places) {
        return "select * from (" + sql + ") c where " + Nearby.in("place", places);
    }

    static String dated(String sql, LocalDate from, LocalDate to) {
        return sql.replaceAll(":from\\b", "date '" + from + "'").replaceAll(":to\\b", "date '" + to + "'");
    }

    @Override
    public void close() {
        engine.close();
    }
}
