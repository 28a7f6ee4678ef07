package vn.vongdoi.claims;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.vongdoi.csv.CsvFile;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Row;

/**
 * What the insurer's portal answered, beside what the facility sent here. The portal publishes no format for its list,
 * so a clerk's table is read: MA_LK, KET_QUA and, where they are, MA_LOI and MO_TA.
 */
@Component
final class PortalAnswers {
    private static final List<String> REQUIRED = List.of("ma_lk", "ket_qua");
    /** Words seen in clerks' tables, and 200, which the portal's interface answers for good. */
    private static final Map<String, Boolean> RESULTS = Map.ofEntries(
            Map.entry("1", true),
            Map.entry("200", true),
            Map.entry("đạt", true),
            Map.entry("hợp lệ", true),
            Map.entry("chấp nhận", true),
            Map.entry("accepted", true),
            Map.entry("0", false),
            Map.entry("lỗi", false),
            Map.entry("không đạt", false),
            Map.entry("không hợp lệ", false),
            Map.entry("từ chối", false),
            Map.entry("rejected", false));

    private static final int LISTED = 1_000;

    private final JdbcClient sql;
    private final Clock clock;

    PortalAnswers(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private record Answer(String maLk, boolean accepted, String code, String message) {}

    /**
     * What became of a table.
     *
     * @param issues of rows that were left out
     */
    record Imported(int rows, int taken, List<Issue> issues) {}

    /** An encounter that is not in order on both sides. */
    record Open(String maLk, @Nullable Long submission, Optional<String> code, Optional<String> message) {}

    /**
     * A month of a facility, by NGAYLAP.
     *
     * @param sent encounters that the record holds
     * @param rejected those the portal refused
     * @param unanswered those it has said nothing about
     * @param unknown those it knows and we do not, of all months
     */
    record Month(long sent, long accepted, List<Open> rejected, List<Open> unanswered, List<Open> unknown) {
        long missing() {
            return sent - accepted;
        }
    }

    /** @throws vn.vongdoi.csv.Unreadable when it is no such table; then nothing is stored */
    Imported load(Path table, String facility) throws IOException {
        var answers = new LinkedHashMap<String, Answer>();
        var issues = new ArrayList<Issue>();
        var rows = 0;
        try (var file = new CsvFile(table, REQUIRED)) {
            for (var row = file.next(); row.isPresent(); row = file.next()) {
                rows++;
                answer(row.get()).ifPresent(it -> answers.put(it.maLk(), it));
                issues.addAll(row.get().issues());
            }
        }
        store(facility, List.copyOf(answers.values()));
        return new Imported(rows, answers.size(), issues);
    }

    private static Optional<Answer> answer(Row row) {
        var maLk = row.required("ma_lk", Row::text);
        var accepted = row.required("ket_qua", PortalAnswers::result);
        var code = row.optional("ma_loi", Row::text).orElse("");
        return row.value(() -> new Answer(maLk.get(), accepted.get(), code, row.cell("mo_ta")));
    }

    private static boolean result(String cell) {
        var result = RESULTS.get(cell.toLowerCase(Locale.ROOT));
        if (result == null) {
            throw new IllegalArgumentException(
                    "KET_QUA phải là hợp lệ, đạt, 1, 200 hoặc không hợp lệ, lỗi, từ chối, 0");
        }
        return result;
    }

    private void store(String facility, List<Answer> answers) {
        sql.sql("""
                        insert into claims.verdict (facility, ma_lk, accepted, code, message, imported)
                        select :facility, a.*, :now from unnest(:maLks, :accepted, :codes, :messages) a
                        on conflict (facility, ma_lk) do update
                        set accepted = excluded.accepted, code = excluded.code, message = excluded.message,
                            imported = excluded.imported""")
                .param("facility", facility)
                .param("now", Timestamp.from(Instant.now(clock)))
                .param("maLks", array("text", answers.stream().map(Answer::maLk).toArray()))
                .param(
                        "accepted",
                        array("bool", answers.stream().map(Answer::accepted).toArray()))
                .param("codes", array("text", answers.stream().map(Answer::code).toArray()))
                .param(
                        "messages",
                        array("text", answers.stream().map(Answer::message).toArray()))
                .update();
    }

    Month month(String facility, YearMonth month) {
        var counts = sql.sql("""
                        select count(*) as sent, count(*) filter (where v.accepted) as accepted
                        from claims.encounter e left join claims.verdict v using (facility, ma_lk)
                        where facility = :facility and not e.withdrawn and e.made >= :from and e.made < :until""")
                .param("facility", facility)
                .param("from", month.atDay(1))
                .param("until", month.plusMonths(1).atDay(1))
                .query((row, _) -> new long[] {row.getLong("sent"), row.getLong("accepted")})
                .single();
        return new Month(
                counts[0],
                counts[1],
                open(facility, month, "not v.accepted"),
                open(facility, month, "v.ma_lk is null"),
                unknown(facility));
    }

    private List<Open> open(String facility, YearMonth month, String which) {
        return sql.sql("""
                        select e.ma_lk, e.submission, v.code, v.message
                        from claims.encounter e left join claims.verdict v using (facility, ma_lk)
                        where facility = :facility and not e.withdrawn and e.made >= :from and e.made < :until
                          and\s""" + which + " order by e.ma_lk limit " + LISTED)
                .param("facility", facility)
                .param("from", month.atDay(1))
                .param("until", month.plusMonths(1).atDay(1))
                .query((row, _) -> new Open(
                        row.getString("ma_lk"),
                        row.getLong("submission"),
                        Optional.ofNullable(row.getString("code")),
                        Optional.ofNullable(row.getString("message"))))
                .list();
    }

    private List<Open> unknown(String facility) {
        return sql.sql("""
                        select v.ma_lk, v.code, v.message from claims.verdict v
                        where v.facility = :facility
                          and not exists (select from claims.encounter e
                                          where e.facility = v.facility and e.ma_lk = v.ma_lk and not e.withdrawn)
                        order by v.ma_lk limit\s""" + LISTED)
                .param("facility", facility)
                .query((row, _) -> new Open(
                        row.getString("ma_lk"),
                        null,
                        Optional.of(row.getString("code")),
                        Optional.of(row.getString("message"))))
                .list();
    }

    private static SqlArrayValue array(String type, Object[] values) {
        return new SqlArrayValue(type, values);
    }
}
