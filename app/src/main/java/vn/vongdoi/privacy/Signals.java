package vn.vongdoi.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Reader;
import vn.vongdoi.audit.Reader.Span;
import vn.vongdoi.page.Problem;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** Unusual reading, found in the log by {@code rules/privacy/signals.csv}, for an officer to look into. */
@Component
public class Signals implements DisposableBean {
    private static final RuleTable RULES = RuleTable.read("privacy/signals");
    private static final Logger logger = LoggerFactory.getLogger(Signals.class);
    private static final int MINUTES_BETWEEN = 5;

    private final JdbcClient sql;
    private final AuditLog log;
    private final Acquaintances acquaintances;
    private final Clock clock;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("privacy-signals").daemon().factory());

    Signals(JdbcClient sql, AuditLog log, Acquaintances acquaintances, Clock clock) {
        this.sql = sql;
        this.log = log;
        this.acquaintances = acquaintances;
        this.clock = clock;
        watch.scheduleWithFixedDelay(this::lookAgain, MINUTES_BETWEEN, MINUTES_BETWEEN, TimeUnit.MINUTES);
    }

    /**
     * @param kind as the rules name it
     * @param people how many were read from {@code starts} on
     * @param finding empty = nobody has looked into it
     */
    public record Signal(
            long number,
            String kind,
            String actor,
            String role,
            String area,
            Instant starts,
            int people,
            Optional<String> finding) {
        /** Key of its name. */
        public String key() {
            return "privacy.signal." + kind;
        }
    }

    /** Looks through what was read of late and raises what is unusual; what is known already only grows. */
    public void look() {
        var now = clock.instant();
        for (var rule : RULES.at(LocalDate.now(clock))) look(rule, now);
    }

    private void look(RuleRow rule, Instant now) {
        for (var reader : readers(rule, now)) {
            sql.sql("""
                            insert into privacy.signal (kind, actor, role, area, starts, people, raised_at)
                            values (:kind, :actor, :role, :area, :starts, :people, :now)
                            on conflict (kind, actor, starts) do update
                            set people = greatest(signal.people, excluded.people)""")
                    .param("kind", rule.cell("signal"))
                    .param("actor", reader.actor())
                    .param("role", reader.role())
                    .param("area", reader.area())
                    .param("starts", reader.starts().atOffset(ZoneOffset.UTC))
                    .param("people", reader.people())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private List<Reader> readers(RuleRow rule, Instant now) {
        var length = Duration.ofHours(Integer.parseInt(rule.cell("hours")));
        // Two spans back: the one before may have ended since the last look. Of its first part some may lie further
        // back.
        var from = now.minus(length.multipliedBy(2));
        var most = Integer.parseInt(rule.cell("people"));
        var treated =
                Duration.ofDays(rule.find("treated").map(Integer::parseInt).orElse(0));
        return switch (rule.cell("signal")) {
            case "colleague" -> above(most, acquaintances.colleagues(log.opened(from), treated));
            case "neighbour" -> above(most, acquaintances.neighbours(log.opened(from), treated));
            default -> log.readers(span(rule, length), from, most);
        };
    }

    private static List<Reader> above(int most, List<Reader> readers) {
        return readers.stream().filter(reader -> reader.people() > most).toList();
    }

    private static Span span(RuleRow rule, Duration length) {
        return rule.cell("begins").isEmpty()
                ? new Span.Each(length)
                : new Span.Night(LocalTime.parse(rule.cell("begins")), LocalTime.parse(rule.cell("ends")));
    }

    /** Those that nobody has looked into first, then the newest. */
    public List<Signal> list(int limit) {
        return sql.sql("select * from privacy.signal order by seen_at is not null, signal desc limit :limit")
                .param("limit", limit)
                .query(Signals::signal)
                .list();
    }

    /** How many nobody has looked into. */
    int waiting() {
        return sql.sql("select count(*) from privacy.signal where seen_at is null")
                .query(Integer.class)
                .single();
    }

    /** An officer says what was found; once. */
    public void found(long number, String finding, Actor officer) {
        if (finding.isBlank()) throw Problem.invalid("Hãy ghi kết luận.", "Say what was found.");
        var first = sql.sql("""
                        update privacy.signal set seen_by = :officer, seen_at = :now, finding = :finding
                        where signal = :number and seen_at is null""")
                .param("number", number)
                .param("officer", officer.name())
                .param("finding", finding.strip())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 0) {
            throw Problem.conflict(
                    "Tín hiệu này đã có kết luận, hoặc không có.", "There is a finding already, or no such signal.");
        }
    }

    private static Signal signal(ResultSet row, int number) throws SQLException {
        return new Signal(
                row.getLong("signal"),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("role"),
                row.getString("area"),
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                row.getInt("people"),
                Optional.ofNullable(row.getString("finding")));
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            logger.error("The log could not be looked through; it will be tried again", e);
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }
}
