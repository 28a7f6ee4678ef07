package vn.vongdoi.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.Event;
import vn.vongdoi.page.Problem;

/** Requests of people about their own data, each with the clock that the law gives it. */
@Component
public class Requests {
    private static final int LONGEST = 2_000;

    private final JdbcClient sql;
    private final Clock clock;

    public Requests(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param person canonical key
     * @param event what is objected to; null unless the kind is {@link Kind#OBJECT}
     */
    public long ask(Actor actor, long person, Kind kind, String told, @Nullable Event event) {
        if (told.strip().length() > LONGEST) {
            throw Problem.invalid(
                    "Nội dung tối đa " + LONGEST + " ký tự.", "The text has at most " + LONGEST + " characters.");
        }
        if (event == null && told.isBlank()) {
            throw Problem.invalid("Hãy viết điều bạn yêu cầu.", "Write what you ask for.");
        }
        var terms = Terms.of(kind, LocalDate.now(clock));
        return sql.sql("""
                        insert into privacy.request (person, kind, told, chain, number, login, at, answer_by, due, rule)
                        values (:person, :kind, :told, :chain, :number, :login, :now, :answerBy, :due, :rule)
                        returning request""")
                .param("person", person)
                .param("kind", kind.word())
                .param("told", told.strip())
                .param("chain", event == null ? null : event.chain())
                .param("number", event == null ? null : event.number())
                .param("login", actor.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("answerBy", terms.answerBy())
                .param("due", terms.due())
                .param("rule", terms.source())
                .query(Long.class)
                .single();
    }

    /** Of a person, the newest first. */
    public List<Request> of(long person) {
        return sql.sql(
                        "select * from privacy.request where person in (select key from person.keys(:person)) order by request desc")
                .param("person", person)
                .query(Requests::request)
                .list();
    }

    /** How many are open. */
    int waiting() {
        return sql.sql("select count(*) from privacy.request where closed_at is null")
                .query(Integer.class)
                .single();
    }

    /** What is open first, by what is due next; then what was closed last. */
    public List<Request> list(int limit) {
        return sql.sql("""
                        select * from privacy.request
                        order by closed_at is not null,
                                 case when closed_at is null then
                                     case when answered_at is null then answer_by else coalesce(extended, due) end end,
                                 closed_at desc
                        limit :limit""").param("limit", limit).query(Requests::request).list();
    }

    /** The first answer: that it has come, and what happens next. */
    public void answer(long number, String text, Actor officer) {
        told(text);
        changed(sql.sql("""
                        update privacy.request set answered_by = :officer, answered_at = :now, answer = :text
                        where request = :number and answered_at is null and closed_at is null""")
                .param("officer", officer.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("text", text.strip())
                .param("number", number)
                .update());
    }

    /** Puts the end off, once, by what the law allows. */
    public void extend(long number) {
        var request = find(number);
        var days = Terms.of(request.kind(), LocalDate.ofInstant(request.at(), clock.getZone()))
                .extension();
        changed(sql.sql("""
                        update privacy.request set extended = due + :days
                        where request = :number and extended is null and closed_at is null""").param("days", days).param("number", number).update());
    }

    /** Says what was done. */
    public void close(long number, String outcome, Actor officer) {
        told(outcome);
        changed(sql.sql("""
                        update privacy.request
                        set closed_by = :officer, closed_at = :now, outcome = :outcome,
                            answered_by = coalesce(answered_by, :officer), answered_at = coalesce(answered_at, :now),
                            answer = coalesce(answer, '')
                        where request = :number and closed_at is null""")
                .param("officer", officer.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("outcome", outcome.strip())
                .param("number", number)
                .update());
    }

    private Request find(long number) {
        return sql.sql("select * from privacy.request where request = :number")
                .param("number", number)
                .query(Requests::request)
                .optional()
                .orElseThrow(() -> Problem.notFound(
                        "Không có yêu cầu số " + number + ".", "There is no request number " + number + "."));
    }

    private static void told(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw Problem.invalid(
                    "Hãy viết câu trả lời, tối đa " + LONGEST + " ký tự.",
                    "Write the answer, of at most " + LONGEST + " characters.");
        }
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw Problem.conflict(
                    "Yêu cầu này đã có người làm bước ấy, hoặc đã đóng.",
                    "Somebody has done that already, or the request is closed.");
        }
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        var chain = row.getInt("chain");
        var event = row.wasNull() ? Optional.<String>empty() : Optional.of(chain + "-" + row.getLong("number"));
        var extended = row.getObject("extended", LocalDate.class);
        return new Request(
                row.getLong("request"),
                row.getLong("person"),
                Kind.of(row.getString("kind")),
                row.getString("told"),
                event,
                row.getString("login"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_by", LocalDate.class),
                extended == null ? row.getObject("due", LocalDate.class) : extended,
                extended != null,
                row.getString("rule"),
                Optional.ofNullable(row.getString("answer")),
                Optional.ofNullable(row.getString("outcome")));
    }
}
