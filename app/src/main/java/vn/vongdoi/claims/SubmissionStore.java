package vn.vongdoi.claims;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.database.BinaryCopy;
import vn.vongdoi.database.KeyBlocks;
import vn.vongdoi.person.PersonKey;

/** The SQL of the door's own tables: documents as they came, and which of them is current. */
final class SubmissionStore {
    private static final JsonFactory JSON = new JsonFactory();

    private final JdbcClient sql;
    private final DataSource dataSource;
    private final KeyBlocks keys;

    SubmissionStore(JdbcClient sql, DataSource dataSource) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.keys = new KeyBlocks(sql, "claims.submission_key", 100);
    }

    /** What became of one document; {@code person} and {@code encounter} as they stand after it. */
    record Outcome(
            Checked checked,
            Status status,
            Former former,
            @Nullable PersonKey person,
            @Nullable Long encounter) {

        /** Checked again, and somebody else has done so before. */
        boolean settled() {
            return checked.kept() != null && former.settled(checked.kept());
        }

        /** A duplicate leaves no trace but its answer; an older or a rejected document is kept once. */
        boolean kept() {
            if (checked.kept() != null) return !settled();
            return switch (status) {
                case ACCEPTED, REPLACED, WITHDRAWN -> true;
                case DUPLICATE -> !former.knows(checked.encounter());
                case REJECTED -> !former.knowsRejected(checked.encounter());
                case SOUND -> false;
            };
        }

        boolean current() {
            return switch (status) {
                case ACCEPTED, REPLACED, WITHDRAWN -> true;
                case DUPLICATE, REJECTED, SOUND -> false;
            };
        }

        String keptAs() {
            return status == Status.DUPLICATE ? "older" : status.word();
        }
    }

    /** What is known of the encounters of a group, in one query. */
    Map<String, Former> formers(List<Checked> group) {
        var formers = new HashMap<String, Former>();
        sql.sql("""
                        select s.submission, a.facility, a.ma_lk, s.hash, s.made, s.status, c.at as current_at,
                               coalesce(e.submission, 0) as current,
                               e.made as current_made, coalesce(e.person, k.person) as person,
                               coalesce(e.encounter, k.encounter) as encounter,
                               coalesce(e.withdrawn, false) as withdrawn
                        from unnest(:facilities, :maLks) as a (facility, ma_lk)
                        left join claims.submission s on s.facility = a.facility and s.ma_lk = a.ma_lk
                        left join claims.encounter e on e.facility = a.facility and e.ma_lk = a.ma_lk
                        left join claims.submission c on c.submission = e.submission
                        left join claims.checkin k on k.facility = a.facility and k.ma_lk = a.ma_lk
                        where s.submission is not null or k.encounter is not null
                        """)
                .param(
                        "facilities",
                        array(
                                "text",
                                group.stream()
                                        .map(c -> c.encounter().facility())
                                        .toArray()))
                .param(
                        "maLks",
                        array(
                                "text",
                                group.stream()
                                        .map(c -> shortened(c.encounter().maLk()))
                                        .toArray()))
                .query(row -> {
                    var person = row.getLong("person");
                    var key = row.wasNull() ? null : new PersonKey(person);
                    var number = row.getLong("encounter");
                    var encounter = row.wasNull() ? null : number;
                    var arrived = row.getTimestamp("current_at");
                    var all = new ArrayList<Former.Submission>();
                    if (row.getBytes("hash") != null) {
                        all.add(new Former.Submission(
                                row.getLong("submission"),
                                row.getBytes("hash"),
                                row.getObject("made", LocalDate.class),
                                row.getString("status").equals("rejected")));
                    }
                    formers.merge(
                            row.getString("facility") + "/" + row.getString("ma_lk"),
                            new Former(
                                    row.getObject("current_made", LocalDate.class),
                                    arrived == null ? null : arrived.toInstant(),
                                    row.getLong("current"),
                                    key,
                                    encounter,
                                    row.getBoolean("withdrawn"),
                                    all),
                            (known, next) -> {
                                known.submissions().addAll(next.submissions());
                                return known;
                            });
                });
        return formers;
    }

    void save(List<Outcome> outcomes, Instant now) {
        var kept = outcomes.stream().filter(Outcome::kept).toList();
        if (kept.isEmpty()) return;
        var numbers = kept.stream().map(this::number).toList();
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            insertSubmissions(connection, kept, numbers, now);
            for (var outcome : kept)
                if (outcome.checked().kept() != null)
                    settle(outcome, outcome.checked().kept(), now);
            var fresh = new ArrayList<Integer>();
            for (var i = 0; i < kept.size(); i++) {
                if (!kept.get(i).current()) continue;
                if (kept.get(i).former().exists()) update(kept.get(i), numbers.get(i));
                else fresh.add(i);
            }
            insertEncounters(connection, kept, numbers, fresh);
        } catch (SQLException e) {
            var translated = new SQLStateSQLExceptionTranslator().translate("claims", null, e);
            throw translated != null ? translated : new IllegalStateException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private long number(Outcome outcome) {
        var kept = outcome.checked().kept();
        return kept != null ? kept.submission() : keys.next();
    }

    /** What checking it again has made of a document that was rejected. */
    private void settle(Outcome outcome, Checked.Kept kept, Instant now) {
        var issues = json(outcome.checked().issues());
        sql.sql("""
                        update claims.submission set status = :status, hash = :hash, issues = cast(:issues as jsonb), checked = :now,
                            person = :person
                        where submission = :submission""")
                .param("person", about(outcome), Types.BIGINT)
                .param("status", outcome.keptAs())
                .param("hash", outcome.checked().encounter().hash())
                .param("issues", issues == null ? null : new String(issues, StandardCharsets.UTF_8), Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .param("submission", kept.submission())
                .update();
    }

    /** Whom the document is about; of one that was not taken in nobody has looked. */
    private static @Nullable Long about(Outcome outcome) {
        var person = outcome.person();
        return person == null || !outcome.current() ? null : person.value();
    }

    private void insertSubmissions(Connection connection, List<Outcome> kept, List<Long> numbers, Instant now)
            throws SQLException {
        try (var rows = BinaryCopy.into(
                connection,
                "claims.submission (submission, delivery, at, facility, ma_lk, made, status, hash, issues, original, person)")) {
            for (var i = 0; i < kept.size(); i++) {
                var checked = kept.get(i).checked();
                if (checked.kept() != null) continue;
                rows.int8(numbers.get(i))
                        .int8(checked.delivery())
                        .instant(now)
                        .text(checked.encounter().facility())
                        .text(shortened(checked.encounter().maLk()))
                        .date(checked.encounter().made())
                        .text(kept.get(i).keptAs())
                        .bytes(checked.encounter().hash())
                        .jsonb(json(checked.issues()))
                        .bytes(checked.original())
                        .int8(about(kept.get(i)))
                        .endRow();
            }
            rows.finish();
        }
    }

    private static void insertEncounters(
            Connection connection, List<Outcome> kept, List<Long> numbers, List<Integer> fresh) throws SQLException {
        if (fresh.isEmpty()) return;
        try (var rows = BinaryCopy.into(
                connection, "claims.encounter (facility, ma_lk, submission, made, person, encounter, withdrawn)")) {
            for (var i : fresh) {
                var outcome = kept.get(i);
                rows.text(outcome.checked().encounter().facility())
                        .text(outcome.checked().encounter().maLk())
                        .int8(numbers.get(i))
                        .date(outcome.checked().encounter().made())
                        .int8(outcome.person() == null ? null : outcome.person().value())
                        .int8(outcome.encounter())
                        .bool(outcome.status() == Status.WITHDRAWN)
                        .endRow();
            }
            rows.finish();
        }
    }

    private void update(Outcome outcome, long submission) {
        sql.sql("""
                        update claims.encounter
                        set submission = :submission, made = :made, person = :person, encounter = :encounter,
                            withdrawn = :withdrawn
                        where facility = :facility and ma_lk = :maLk
                        """)
                .param("submission", submission)
                .param("made", outcome.checked().encounter().made())
                .param(
                        "person",
                        outcome.person() == null ? null : outcome.person().value())
                .param("encounter", outcome.encounter())
                .param("withdrawn", outcome.status() == Status.WITHDRAWN)
                .param("facility", outcome.checked().encounter().facility())
                .param("maLk", outcome.checked().encounter().maLk())
                .update();
    }

    /** @return null when there is nothing to say */
    static byte @Nullable [] json(List<Issue> issues) {
        if (issues.isEmpty()) return null;
        var out = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            ReportWriter.write(json, "issues", issues);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /** Only a rejected MA_LK can be longer than the standard's 100 characters, and an index has its limits. */
    static String shortened(String maLk) {
        return Formats.start(maLk, 100);
    }

    private static SqlArrayValue array(String type, Object[] values) {
        return new SqlArrayValue(type, values);
    }

    int taken(String facility, Collection<String> maLks) {
        return sql.sql("""
                        select count(*) from claims.encounter
                        where facility = :facility and ma_lk = any(:maLks) and not withdrawn""")
                .param("facility", facility)
                .param("maLks", array("text", maLks.toArray()))
                .query(Integer.class)
                .single();
    }

    static byte[] packed(byte[] original) {
        return Zstd.compress(original, 3);
    }

    /** Bytes of a packed original when it is unpacked. */
    static long unpackedSize(byte[] original) {
        return Math.max(original.length, Zstd.getFrameContentSize(original));
    }

    static byte[] unpacked(byte[] original) {
        return Zstd.decompress(original, (int) Zstd.getFrameContentSize(original));
    }
}
