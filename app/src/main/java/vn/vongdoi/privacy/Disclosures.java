package vn.vongdoi.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Problem;

/** What was handed over to somebody outside: to a court, an insurer, another facility, the person. Nothing is changed. */
@Component
public class Disclosures {
    private static final int LONGEST = 1_000;

    private final JdbcClient sql;
    private final Clock clock;

    public Disclosures(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param person canonical key
     * @param paper the request or decision
     * @param sha256 of the file that was handed over, in hexadecimal
     */
    public record Disclosure(
            long number,
            long person,
            String recipient,
            Basis basis,
            String paper,
            String what,
            Optional<String> sha256,
            Instant at,
            String by) {}

    /** @param sha256 null when no file was handed over */
    public void record(
            long person,
            String recipient,
            Basis basis,
            String paper,
            String what,
            byte @Nullable [] sha256,
            Actor officer) {
        sql.sql("""
                        insert into privacy.disclosure (person, recipient, basis, paper, what, sha256, at, by)
                        values (:person, :recipient, :basis, :paper, :what, :sha256, :now, :officer)""")
                .param("person", person)
                .param("recipient", text(recipient))
                .param("basis", basis.word())
                .param("paper", text(paper))
                .param("what", text(what))
                .param("sha256", sha256)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("officer", officer.name())
                .update();
    }

    /** The newest first. */
    public List<Disclosure> list(int limit) {
        return sql.sql("select * from privacy.disclosure order by disclosure desc limit :limit")
                .param("limit", limit)
                .query(Disclosures::disclosure)
                .list();
    }

    /** Of one person. @param person canonical key */
    public List<Disclosure> of(long person) {
        return sql.sql(
                        "select * from privacy.disclosure where person in (select key from person.keys(:person)) order by disclosure desc")
                .param("person", person)
                .query(Disclosures::disclosure)
                .list();
    }

    private static String text(String text) {
        var told = text.strip();
        if (told.isEmpty() || told.length() > LONGEST) {
            throw Problem.invalid(
                    "Hãy ghi bên nhận, giấy tờ và phần dữ liệu, mỗi ô tối đa " + LONGEST + " ký tự.",
                    "Say who received it, the paper and which data, with at most " + LONGEST + " characters each.");
        }
        return told;
    }

    private static Disclosure disclosure(ResultSet row, int number) throws SQLException {
        return new Disclosure(
                row.getLong("disclosure"),
                row.getLong("person"),
                row.getString("recipient"),
                Basis.of(row.getString("basis")),
                row.getString("paper"),
                row.getString("what"),
                Optional.ofNullable(row.getBytes("sha256")).map(HexFormat.of()::formatHex),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"));
    }
}
