package vn.vongdoi.mirror;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * The mirror as of one position. It answers SQL over the views of schema {@code analytics}, in the dialect that
 * {@code rules/analytics/README.md} describes, and stays as it is while the mirror goes on, until it is told to {@link #advance}. For one thread, and not for
 * hours: files that the mirror needs no more go away.
 */
public final class Reading implements AutoCloseable {
    private final Folder folder;
    private Manifest manifest;
    private long position;
    private Engine engine;

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

    /** From here on it answers as of the last position that the mirror knows; most often only what changed is read again. */
    public void advance() {
        var latest = folder.manifest();
        if (latest.step() == manifest.step() && latest.position() == position) return;
        var former = position == manifest.position() ? manifest : null;
        if (former == null || !views(engine, folder, latest, latest.position()).advance(former)) {
            var anew = engine(folder, latest, latest.position());
            engine.close();
            engine = anew;
        }
        manifest = latest;
        position = latest.position();
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
        engine.read(
                sql.replaceAll(":from\\b", "date '" + from + "'").replaceAll(":to\\b", "date '" + to + "'"),
                taker::take);
    }

    @Override
    public void close() {
        engine.close();
    }
}
