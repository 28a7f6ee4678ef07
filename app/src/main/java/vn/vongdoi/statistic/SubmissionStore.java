package vn.vongdoi.statistic;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.access.Role;
import vn.vongdoi.statistic.Content.Entry;
import vn.vongdoi.statistic.Content.Figure;
import vn.vongdoi.statistic.Step.Kind;

/** The SQL of submissions. */
final class SubmissionStore {
    private final JdbcClient sql;

    SubmissionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Until the transaction ends nobody else enters or decides: these are few, and two must not approve at once. */
    void lock() {
        sql.sql("lock table statistic.step in share row exclusive mode").update();
    }

    long insertBatch(String file, String sha256) {
        return sql.sql("insert into statistic.batch (file, sha256) values (:file, :sha256) returning number")
                .param("file", file)
                .param("sha256", sha256)
                .query(Long.class)
                .single();
    }

    long insert(Content content, Document document, String note, OptionalLong batch) {
        var number = sql.sql("""
                        insert into statistic.submission (publisher, title, dated, address, note, batch)
                        values (:publisher, :title, :dated, :address, :note, :batch) returning number""")
                .param("batch", batch.isPresent() ? batch.getAsLong() : null)
                .param("publisher", document.publisher())
                .param("title", document.title())
                .param("dated", document.dated())
                .param("address", document.address().map(URI::toString).orElse(null))
                .param("note", note)
                .query(Long.class)
                .single();
        switch (content) {
            case Figure figure ->
                sql.sql("""
                                insert into statistic.figure (submission, indicator, area, starts, ends, value)
                                values (:submission, :indicator, :area, :from, :to, :value)""")
                        .param("submission", number)
                        .param("indicator", figure.indicator())
                        .param("area", figure.area())
                        .param("from", figure.from())
                        .param("to", figure.to())
                        .param("value", figure.value())
                        .update();
            case Entry entry ->
                sql.sql("""
                                insert into statistic.entry (submission, list, name, area, amount, starts, ends)
                                values (:submission, :list, :name, :area, :amount, :from, :to)""")
                        .param("submission", number)
                        .param("list", entry.list())
                        .param("name", entry.name())
                        .param("area", entry.area())
                        .param("amount", entry.amount())
                        .param("from", entry.from())
                        .param("to", entry.to().orElse(null))
                        .update();
        }
        return number;
    }

    void add(long submission, Step step) {
        sql.sql("""
                        insert into statistic.step (submission, kind, by, role, at, reason)
                        values (:submission, :kind, :by, :role, :at, :reason)""")
                .param("submission", submission)
                .param("kind", step.kind().word())
                .param("by", step.by())
                .param("role", step.role().word())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("reason", step.reason())
                .update();
    }

    /** What nobody has decided on, of the same publisher. */
    List<Submission> waiting(Document document) {
        return load(sql.sql("""
                        select p.number from statistic.submission p
                        join statistic.standing s on s.submission = p.number and s.kind = 'entered'
                        where p.publisher = :publisher""")
                .param("publisher", document.publisher())
                .query(Long.class)
                .list());
    }

    Optional<Submission> find(long number) {
        return load(List.of(number)).stream().findFirst();
    }

    Optional<Batch> findBatch(long number) {
        var submissions = load(sql.sql("select number from statistic.submission where batch = :batch order by number")
                .param("batch", number)
                .query(Long.class)
                .list());
        return sql.sql("select file, sha256 from statistic.batch where number = :number")
                .param("number", number)
                .query((row, _) -> new Batch(number, row.getString(1), row.getString(2), submissions))
                .optional();
    }

    List<Batch> batches(Kind standing, int limit) {
        return sql.sql("""
                        select p.batch from statistic.standing s
                        join statistic.submission p on p.number = s.submission and p.batch is not null
                        where s.kind = :kind
                        group by p.batch order by max(s.number) desc limit :limit""").param("kind", standing.word()).param("limit", limit).query(Long.class).list().stream()
                .flatMap(it -> findBatch(it).stream())
                .toList();
    }

    List<Submission> list(Kind standing, int limit) {
        return load(sql.sql("""
                        select s.submission from statistic.standing s
                        join statistic.submission p on p.number = s.submission and p.batch is null
                        where s.kind = :kind order by s.number desc limit :limit""")
                .param("kind", standing.word())
                .param("limit", limit)
                .query(Long.class)
                .list());
    }

    long count(Kind standing) {
        return sql.sql("""
                        select count(distinct coalesce(-p.batch, p.number)) from statistic.standing s
                        join statistic.submission p on p.number = s.submission
                        where s.kind = :kind""").param("kind", standing.word()).query(Long.class).single();
    }

    /** @param by when; what was decided later is not known yet */
    List<Submission> approved(Optional<String> indicator, Optional<Instant> by) {
        return load(sql.sql("""
                        select submission from (
                            select distinct on (f.indicator, f.area, f.starts, f.ends, p.publisher) f.submission, f.ends, s.number
                            from statistic.figure f
                            join statistic.submission p on p.number = f.submission
                            join (select distinct on (submission) submission, kind, number
                                  from statistic.step
                                  where cast(:by as timestamptz) is null or at < :by
                                  order by submission, number desc) s
                              on s.submission = f.submission and s.kind = 'approved'
                            where cast(:indicator as text) is null or f.indicator = :indicator
                            order by f.indicator, f.area, f.starts, f.ends, p.publisher, s.number desc) latest
                        order by ends desc, number desc""")
                .param("indicator", indicator.orElse(null))
                .param("by", by.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null))
                .query(Long.class)
                .list());
    }

    List<Submission> listed() {
        return load(sql.sql("""
                        select e.submission from statistic.entry e
                        join statistic.standing s on s.submission = e.submission and s.kind = 'approved'
                        order by e.list, e.submission desc""").query(Long.class).list());
    }

    /** In the order of the numbers given. */
    private List<Submission> load(List<Long> numbers) {
        if (numbers.isEmpty()) return List.of();
        var steps = steps(numbers);
        var found = new TreeMap<Long, Submission>();
        sql.sql("""
                        select p.*, f.indicator, e.list, e.name, e.amount, f.value,
                               coalesce(f.area, e.area) as area, coalesce(f.starts, e.starts) as starts,
                               coalesce(f.ends, e.ends) as ends
                        from statistic.submission p
                        left join statistic.figure f on f.submission = p.number
                        left join statistic.entry e on e.submission = p.number
                        where p.number = any(:numbers)""")
                .param("numbers", new SqlArrayValue("bigint", numbers.toArray()))
                .query((RowCallbackHandler) row -> {
                    var number = row.getLong("number");
                    found.put(
                            number,
                            new Submission(
                                    number,
                                    content(row),
                                    document(row),
                                    row.getString("note"),
                                    steps.getOrDefault(number, List.of())));
                });
        return numbers.stream()
                .flatMap(it -> Optional.ofNullable(found.get(it)).stream())
                .toList();
    }

    private Map<Long, List<Step>> steps(List<Long> numbers) {
        var steps = new LinkedHashMap<Long, List<Step>>();
        sql.sql("select * from statistic.step where submission = any(:numbers) order by number")
                .param("numbers", new SqlArrayValue("bigint", numbers.toArray()))
                .query((RowCallbackHandler) row -> steps.computeIfAbsent(
                                row.getLong("submission"), _ -> new ArrayList<>())
                        .add(new Step(
                                Kind.of(row.getString("kind")),
                                row.getString("by"),
                                Role.find(row.getString("role")).orElseThrow(),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("reason"))));
        return steps;
    }

    private static Content content(ResultSet row) throws SQLException {
        var from = row.getObject("starts", LocalDate.class);
        var to = row.getObject("ends", LocalDate.class);
        var indicator = row.getString("indicator");
        return indicator != null
                ? new Figure(indicator, row.getString("area"), from, to, row.getDouble("value"))
                : new Entry(
                        row.getString("list"),
                        row.getString("name"),
                        row.getString("area"),
                        row.getDouble("amount"),
                        from,
                        Optional.ofNullable(to));
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(
                row.getString("publisher"),
                row.getString("title"),
                row.getObject("dated", LocalDate.class),
                Optional.ofNullable(row.getString("address")).map(URI::create));
    }
}
