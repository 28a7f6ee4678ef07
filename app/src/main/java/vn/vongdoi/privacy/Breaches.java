package vn.vongdoi.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Problem;
import vn.vongdoi.privacy.Breach.Step;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** The file of breaches. What was written stays; each step is written once. */
@Component
public class Breaches {
    private static final RuleTable RULES = RuleTable.read("privacy/breach");
    private static final int LONGEST = 4_000;

    private final JdbcClient sql;
    private final Clock clock;

    public Breaches(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is known of a breach when it is written down.
     *
     * @param located biometric or location data
     */
    public record Found(Instant detected, String told, String data, int people, boolean located, String measures) {}

    /** @return its number */
    public long record(Found found, Actor officer) {
        var now = clock.instant();
        if (found.detected().isAfter(now)) {
            throw Problem.invalid("Lúc phát hiện không thể ở tương lai.", "It cannot be found in the future.");
        }
        if (found.people() < 0) {
            throw Problem.invalid("Số người không thể âm.", "The number of people cannot be negative.");
        }
        var notice = rule("notice", LocalDate.ofInstant(found.detected(), clock.getZone()));
        return sql.sql("""
                        insert into privacy.breach (detected_at, told, data, people, located, measures, notify_by, rule,
                                                    recorded_by, recorded_at)
                        values (:detected, :told, :data, :people, :located, :measures, :notifyBy, :rule, :officer, :now)
                        returning breach""")
                .param("detected", found.detected().atOffset(ZoneOffset.UTC))
                .param("told", text(found.told()))
                .param("data", text(found.data()))
                .param("people", found.people())
                .param("located", found.located())
                .param("measures", text(found.measures()))
                .param(
                        "notifyBy",
                        found.detected()
                                .plus(Duration.ofHours(Integer.parseInt(notice.cell("hours"))))
                                .atOffset(ZoneOffset.UTC))
                .param("rule", notice.source())
                .param("officer", officer.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static RuleRow rule(String duty, LocalDate day) {
        return RULES.at(day).stream()
                .filter(row -> row.cell("duty").equals(duty))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "Ngày " + day + " chưa có quy định về báo sự cố.",
                        "No rule on breaches holds on " + day + "."));
    }

    /** The Ministry was told. @param text number and date of the notice */
    public void notified(long number, String text, Actor officer) {
        step(number, "notified_by", "notified_at", "notice", text, officer);
    }

    /** The people were told. @param text how */
    public void informed(long number, String text, Actor officer) {
        step(number, "informed_by", "informed_at", "informed", text, officer);
    }

    public void close(long number, String outcome, Actor officer) {
        var breach = breach(number);
        if (breach.notice().isEmpty() || (breach.located() && breach.informed().isEmpty())) {
            throw Problem.invalid(
                    "Chưa đóng được: hãy ghi việc đã báo trước.",
                    "It cannot be closed before the notices are written.");
        }
        step(number, "closed_by", "closed_at", "outcome", outcome, officer);
    }

    private void step(long number, String by, String at, String column, String text, Actor officer) {
        var done = sql.sql(
                        "update privacy.breach set %s = :officer, %s = :now, %s = :text where breach = :number and %s is null"
                                .formatted(by, at, column, at))
                .param("officer", officer.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("text", text(text))
                .param("number", number)
                .update();
        if (done == 0) {
            throw Problem.conflict("Bước này đã có người ghi.", "Somebody has written this step already.");
        }
    }

    /** Open ones first, by their clock; then the newest. */
    public List<Breach> list() {
        return sql.sql("select * from privacy.breach order by closed_at is not null, notify_by, breach desc")
                .query(Breaches::breach)
                .list();
    }

    public Breach breach(long number) {
        return sql.sql("select * from privacy.breach where breach = :number")
                .param("number", number)
                .query(Breaches::breach)
                .optional()
                .orElseThrow(() -> Problem.notFound(
                        "Không có sự cố số " + number + ".", "There is no breach number " + number + "."));
    }

    private static String text(String text) {
        var told = text.strip();
        if (told.isEmpty() || told.length() > LONGEST) {
            throw Problem.invalid(
                    "Hãy điền đủ các ô, mỗi ô tối đa " + LONGEST + " ký tự.",
                    "Fill in every field, with at most " + LONGEST + " characters.");
        }
        return told;
    }

    private static Breach breach(ResultSet row, int number) throws SQLException {
        return new Breach(
                row.getLong("breach"),
                instant(row, "detected_at"),
                row.getString("told"),
                row.getString("data"),
                row.getInt("people"),
                row.getBoolean("located"),
                row.getString("measures"),
                instant(row, "notify_by"),
                row.getString("rule"),
                step(row, "notice", "notified"),
                step(row, "informed", "informed"),
                step(row, "outcome", "closed"));
    }

    private static Optional<Step> step(ResultSet row, String text, String what) throws SQLException {
        var told = row.getString(text);
        return told == null
                ? Optional.empty()
                : Optional.of(new Step(told, row.getString(what + "_by"), instant(row, what + "_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
