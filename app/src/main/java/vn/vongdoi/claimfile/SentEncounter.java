package vn.vongdoi.claimfile;

import java.time.LocalDate;
import java.util.List;

/**
 * One HOSO as sent, tables decoded from base64 but not yet parsed.
 *
 * @param facility MACSKCB of the envelope
 * @param made NGAYLAP of the envelope
 * @param position 1 for the first HOSO of the file
 */
public record SentEncounter(String facility, LocalDate made, int position, List<SentTable> tables) {
    public SentEncounter {
        tables = List.copyOf(tables);
    }

    /** Of all tables together, decoded. */
    public long bytes() {
        return tables.stream().mapToLong(t -> t.content().length).sum();
    }
}
