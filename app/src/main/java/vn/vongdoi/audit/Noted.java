package vn.vongdoi.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What was told, in the words in which it is entered; only the person has no pseudonym yet. Columns as in {@link Event}.
 *
 * @param at in whole microseconds
 * @param person key in the person index; 0 = of nobody known
 */
record Noted(
        Instant at,
        String actor,
        String role,
        String area,
        long person,
        Action action,
        String what,
        String purpose,
        boolean allowed,
        String reason,
        String address,
        @Nullable Long position) {
    private static final String TAB = "\t";
    private static final int COLUMNS = 12;

    static Noted of(Told told, Instant at) {
        var actor = told.actor();
        return new Noted(
                at,
                clean(actor.name()),
                actor.role().word(),
                actor.facility().or(actor::commune).orElse(""),
                told.person(),
                told.action(),
                clean(told.what()),
                told.purpose().word(),
                told.allowed(),
                clean(told.reason()),
                clean(actor.address()),
                told.position());
    }

    /** A reading as a line of a {@link Spool}, with its end: the columns, and a sum by which a torn line is known. */
    byte[] line() {
        var text = String.join(
                TAB,
                at.toString(),
                actor,
                role,
                area,
                Long.toString(person),
                String.valueOf(action.letter()),
                what,
                purpose,
                allowed ? "allow" : "deny",
                reason,
                address);
        return (text + TAB + sum(text) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A line without its end.
     *
     * @throws IllegalArgumentException when it is not as it was written
     */
    static Noted parse(String line) {
        var end = line.lastIndexOf(TAB);
        var columns = line.split(TAB, -1);
        if (columns.length != COLUMNS || !sum(line.substring(0, end)).equals(columns[COLUMNS - 1])) {
            throw new IllegalArgumentException("a line that is not as it was written");
        }
        return new Noted(
                Instant.parse(columns[0]),
                columns[1],
                columns[2],
                columns[3],
                Long.parseLong(columns[4]),
                Action.of(columns[5]),
                columns[6],
                columns[7],
                columns[8].equals("allow"),
                columns[9],
                columns[10],
                null);
    }

    private static String sum(String text) {
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Without the control characters that a client may send: a line stays one line. */
    private static String clean(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) return text.replaceAll("[\\x00-\\x1f\\x7f]", " ");
        }
        return text;
    }
}
