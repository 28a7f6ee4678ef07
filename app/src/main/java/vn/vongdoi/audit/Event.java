package vn.vongdoi.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with the data of one person, in one request.
 *
 * @param chain 1 = the writes; every server has chains of its own for what was read there
 * @param actor login, or name of the client
 * @param role word of the role acted in
 * @param area MACSKCB or commune the actor stands for; empty = the whole province
 * @param person pseudonym; null = of nobody known
 * @param what types of resources, and how many of each
 * @param purpose word of the purpose
 * @param reason the rule that let it through, or what was stated
 * @param address of the device
 * @param position store position of what was written; null for a reading
 */
public record Event(
        int chain,
        long number,
        Instant at,
        String actor,
        String role,
        String area,
        @Nullable UUID person,
        Action action,
        String what,
        String purpose,
        boolean allowed,
        String reason,
        String address,
        @Nullable Long position) {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** What its hash is worked out from; {@link AuditStore#LINE} reads the same out of the database. */
    byte[] line() {
        return new StringBuilder(200)
                .append(chain)
                .append('\t')
                .append(number)
                .append('\t')
                .append(MICROS.format(at))
                .append('\t')
                .append(text(actor))
                .append('\t')
                .append(text(role))
                .append('\t')
                .append(text(area))
                .append('\t')
                .append(person == null ? "\\N" : person.toString())
                .append('\t')
                .append(action.letter())
                .append('\t')
                .append(text(what))
                .append('\t')
                .append(text(purpose))
                .append('\t')
                .append(allowed ? "allow" : "deny")
                .append('\t')
                .append(text(reason))
                .append('\t')
                .append(text(address))
                .append('\t')
                .append(position == null ? "\\N" : position.toString())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As PostgreSQL's COPY writes it; a line is one line. */
    private static String text(String text) {
        return text.indexOf('\\') < 0 ? text : text.replace("\\", "\\\\");
    }
}
