package vn.vongdoi.mirror;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * The mirror as of one position. It answers SQL over the views of schema {@code analytics}, in the dialect that
 * {@code rules/analytics/README.md} describes, and stays as it is while the mirror goes on. For one thread, and not for
 * hours: files that the mirror needs no more go away.
 */
public final class Reading implements AutoCloseable {
    private final Engine engine;
    private final long position;

    Reading(Engine engine, long position) {
        this.engine = engine;
        this.position = position;
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
