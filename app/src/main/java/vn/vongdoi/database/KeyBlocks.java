package vn.vongdoi.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys from a sequence that hands them out in blocks: one round trip for many keys. Keys of an unfinished block are
 * lost at a restart, which is harmless.
 */
public final class KeyBlocks {
    private final JdbcClient sql;
    private final String sequence;
    private final int blockSize;
    private long next;
    private long end;

    /** @param blockSize the sequence's own increment */
    public KeyBlocks(JdbcClient sql, String sequence, int blockSize) {
        this.sql = sql;
        this.sequence = sequence;
        this.blockSize = blockSize;
    }

    public synchronized long next() {
        if (next == end) {
            next = sql.sql("select nextval(:sequence::regclass)")
                    .param("sequence", sequence)
                    .query(Long.class)
                    .single();
            end = next + blockSize;
        }
        return next++;
    }
}
