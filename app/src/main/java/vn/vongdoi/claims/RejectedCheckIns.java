package vn.vongdoi.claims;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.ClaimSource;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.OriginalTables;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.SentTable;
import vn.vongdoi.claimfile.TableCut;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.database.KeyBlocks;

/** Keeps check-ins that were rejected beside the rejected claims, each once, in the file of its facility. */
final class RejectedCheckIns {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final JdbcClient sql;
    private final Deliveries deliveries;
    private final KeyBlocks keys;
    private final Clock clock;

    RejectedCheckIns(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.deliveries = new Deliveries(sql, clock);
        this.keys = new KeyBlocks(sql, "claims.submission_key", 100);
        this.clock = clock;
    }

    /** A document that came, and what its rows were came. */
    record Came(byte[] document, String shown, Actor sender, List<Row> rows, List<EncounterReport> answers) {
        /** A code that is none counts as none: then it is of whoever sent it. */
        String facility(int row) {
            var code = rows.get(row).text("MA_CSKCB");
            return Formats.facility(code) ? code : sender.facility().orElse("");
        }

        boolean rejected(int row) {
            return answers.get(row).status() == Status.REJECTED;
        }

        /** As it came; of several people each is kept alone. */
        byte[] original(int row) {
            var alone = rows.size() == 1 ? document : TableCut.row(TableKind.XML0, document, row + 1);
            return OriginalTables.write(List.of(SentTable.of(TableKind.XML0.name(), alone)));
        }
    }

    /** Under the record's position lock, so that the same document sent twice at once is kept once. */
    void keep(Came came, Instant arrived) {
        var byFacility = new TreeMap<String, List<Integer>>();
        for (var row = 0; row < came.rows().size(); row++) {
            byFacility
                    .computeIfAbsent(came.facility(row), _ -> new ArrayList<>())
                    .add(row);
        }
        byFacility.forEach((facility, rows) -> keep(came, facility, rows, arrived));
    }

    private void keep(Came came, String facility, List<Integer> rows, Instant arrived) {
        var fresh = rows.stream()
                .filter(row ->
                        came.rejected(row) && !isKept(facility, came.rows().get(row)))
                .toList();
        if (fresh.isEmpty()) return;
        var delivery = deliveries.keepCheckIns(
                came.sender(),
                new ClaimSource(came.shown(), () -> new ByteArrayInputStream(came.document())),
                facility.isEmpty() ? null : facility,
                rows.stream().map(row -> came.answers().get(row).status()).toList(),
                arrived);
        for (var row : fresh) {
            sql.sql("""
                            insert into claims.submission
                                (submission, delivery, at, facility, ma_lk, made, status, hash, issues, original)
                            values (:submission, :delivery, :at, :facility, :maLk, :made, 'rejected', :hash,
                                    cast(:issues as jsonb), :original)""")
                    .param("submission", keys.next())
                    .param("delivery", delivery.number())
                    .param("at", Timestamp.from(arrived))
                    .param("facility", facility)
                    .param(
                            "maLk",
                            SubmissionStore.shortened(came.rows().get(row).text("MA_LK")))
                    .param("made", LocalDate.ofInstant(arrived, VIETNAM))
                    .param("hash", hash(came.rows().get(row)))
                    .param("issues", json(came.answers().get(row).issues()), Types.VARCHAR)
                    .param("original", SubmissionStore.packed(came.original(row)))
                    .update();
        }
    }

    private boolean isKept(String facility, Row row) {
        return sql.sql("""
                        select exists (select from claims.submission
                                       where facility = :facility and ma_lk = :maLk and hash = :hash
                                         and status = 'rejected')""")
                .param("facility", facility)
                .param("maLk", SubmissionStore.shortened(row.text("MA_LK")))
                .param("hash", hash(row))
                .query(Boolean.class)
                .single();
    }

    /** Whether nobody else has checked it again meanwhile. */
    boolean isStill(Quarantine.Rejected rejected) {
        return sql.sql("select exists (select from claims.submission where submission = :it and status = 'rejected')")
                .param("it", rejected.submission())
                .query(Boolean.class)
                .single();
    }

    /** What checking it again has made of it. */
    void settle(Quarantine.Rejected rejected, EncounterReport report) {
        var status = report.status();
        sql.sql("""
                        update claims.submission set status = :status, issues = cast(:issues as jsonb), checked = :now
                        where submission = :submission""")
                .param("status", status == Status.DUPLICATE ? "older" : status.word())
                .param("issues", json(report.issues()), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .param("submission", rejected.submission())
                .update();
        deliveries.settle(rejected.delivery(), status);
    }

    private static @Nullable String json(List<Issue> issues) {
        var json = SubmissionStore.json(issues);
        return json == null ? null : new String(json, StandardCharsets.UTF_8);
    }

    /** Of what it says, whatever row of a document it is. */
    private static byte[] hash(Row row) {
        var says = IntStream.range(0, row.layout().size())
                .filter(place -> !row.field(place).equals("STT"))
                .mapToObj(place -> row.field(place) + "=" + row.text(place))
                .collect(Collectors.joining("\n"));
        try {
            return MessageDigest.getInstance("SHA-256").digest(says.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
