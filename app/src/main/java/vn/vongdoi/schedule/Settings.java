package vn.vongdoi.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Section;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.Places;
import vn.vongdoi.rules.Edition;

/**
 * Whether the province asks for what is known from memory only. Until somebody decides it does: a dose that is asked for in
 * vain is seen by a nurse, one that is not asked for by nobody. Several processes share it, so it is read each time.
 */
@Component
class Settings {
    private static final Logger log = LoggerFactory.getLogger(Settings.class);
    private static final int LONGEST = 500;

    /** One more whenever the program works out something else of the same rules: then everybody is worked out anew. */
    private static final int LOGIC = 3;

    private final JdbcClient sql;
    private final Clock clock;
    private final String rules;

    Settings(JdbcClient sql, Places places, Clock clock) {
        this.sql = sql;
        this.rules = LOGIC + "-" + places.province().code() + "-"
                + Edition.of("immunization", "careplan", "chronic", "growth", "school");
        this.clock = clock;
    }

    /** @param unverified whether from then on it is asked for */
    public record Decision(long number, boolean unverified, String reason, Instant at, String by) {}

    boolean unverified() {
        return last().map(Decision::unverified).orElse(true);
    }

    /**
     * By what everybody is worked out. Each decision makes another one: what was worked out while it was taken may be by the
     * one before it.
     */
    String edition() {
        return last().map(it -> rules + "-" + it.number()).orElse(rules);
    }

    /** The part of it that no decision changes. */
    String rules() {
        return rules;
    }

    private Optional<Decision> last() {
        return sql.sql("select * from schedule.setting order by number desc limit 1")
                .query(Settings::decision)
                .optional();
    }

    /** The newest first. */
    List<Decision> decisions() {
        return sql.sql("select * from schedule.setting order by number desc")
                .query(Settings::decision)
                .list();
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getLong("number"),
                row.getBoolean("unverified"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"));
    }

    boolean mayDecide(Actor actor) {
        return Section.SCHEDULES.opensFor(actor, LocalDate.now(clock));
    }

    /** @throws Problem when the actor may not, gives no reason, or nothing would change */
    void decide(Actor actor, boolean unverified, String reason) {
        if (!mayDecide(actor)) {
            throw Problem.forbidden(
                    "Chỉ cán bộ chương trình của Sở Y tế được bật hoặc tắt phần này.",
                    "Only the programme staff of the department may switch this.");
        }
        var told = reason.strip();
        if (told.isEmpty() || told.length() > LONGEST) {
            throw Problem.invalid(
                    "Lý do: cần từ 1 đến " + LONGEST + " chữ; nhận được " + told.length() + ".",
                    "Reason: expected 1 to " + LONGEST + " characters; got " + told.length() + ".");
        }
        var changed = sql.sql("""
                        insert into schedule.setting (unverified, reason, at, by, role)
                        select :unverified, :reason, :at, :by, :role
                        where :unverified is distinct from
                            coalesce((select unverified from schedule.setting order by number desc limit 1), true)""")
                .param("unverified", unverified)
                .param("reason", told)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .param("role", actor.role().word())
                .update();
        if (changed == 0) {
            throw Problem.conflict(
                    "Phần này đã " + (unverified ? "bật" : "tắt") + " rồi: hãy tải lại trang.",
                    "This is switched " + (unverified ? "on" : "off") + " already: load the page again.");
        }
        log.info("What is known from memory only is switched {} by a {}", unverified ? "on" : "off", actor.role());
    }
}
