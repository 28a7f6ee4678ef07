package vn.vongdoi.claims;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.claimcheck.CheckInCheck;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimcheck.Severity;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.claimfile.TableReader;
import vn.vongdoi.claims.CheckInGroup.Outcome;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Records;
import vn.vongdoi.record.Writing;

/**
 * The door for people who come: each check-in opens an Encounter in progress, which the claim of the same MA_LK replaces
 * when it arrives. Both write under the record's position lock, so that neither misses the other.
 */
@Component
public class CheckIns implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(CheckIns.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int GROUP = 64;

    private final Records records;
    private final People people;
    private final CheckInStore store;
    private final RejectedCheckIns rejected;
    private final Clock clock;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("claims-checkins").daemon().factory());

    CheckIns(JdbcClient sql, Records records, People people, Clock clock) {
        this.records = records;
        this.people = people;
        this.store = new CheckInStore(sql, clock);
        this.rejected = new RejectedCheckIns(sql, clock);
        this.clock = clock;
        watch.scheduleWithFixedDelay(this::endLeftAgain, 1, 60, TimeUnit.MINUTES);
    }

    /** A row, judged; without a check-in it is rejected. */
    private record Judged(String maLk, @Nullable CheckIn checkIn, List<Issue> issues) {
        EncounterReport rejected() {
            return new EncounterReport(maLk, Status.REJECTED, issues);
        }

        EncounterReport told(Outcome outcome) {
            var told = new ArrayList<>(issues);
            if (outcome.late()) told.add(late());
            return new EncounterReport(maLk, outcome.status(), told);
        }

        private static Issue late() {
            return new Issue(
                    TableKind.XML0.name(),
                    0,
                    "MA_LK",
                    "",
                    ClaimsDoor.OLDER,
                    Severity.WARN,
                    "Hồ sơ (XML1) của lượt khám này đã đến trước; check-in không thay đổi gì.");
        }
    }

    /**
     * Takes in a document of XML0, row by row. One that cannot be read, or that is of a facility the sender may not speak
     * for, stores nothing.
     *
     * @param shown the name the sender gave it
     */
    FileReport receive(byte[] document, String shown, Actor sender) {
        var read = TableReader.read(TableKind.XML0, document);
        if (!read.fault().isEmpty()) return refused(shown, "malformed", "Không đọc được XML0: " + read.fault() + ".");
        if (read.rows().isEmpty()) {
            return refused(
                    shown,
                    "not-a-checkin-file",
                    "Cần XML0 <CHI_TIEU_TRANG_THAI_KCB> có ít nhất một <TRANG_THAI_KCB>, nhưng không có dòng nào.");
        }
        try {
            for (var row : read.rows()) row.find("MA_CSKCB").ifPresent(it -> ClaimsDoor.admit(sender, it));
        } catch (Problem e) {
            return refused(shown, ClaimsDoor.FORBIDDEN, e.vietnamese());
        }
        var arrived = clock.instant();
        var number = store.nextDocument();
        var answers = new ArrayList<EncounterReport>();
        for (var group : groups(read.rows())) {
            answers.addAll(records.write(writing -> {
                var outcomes = new CheckInGroup(store, people, writing, sender, OptionalLong.of(number), null)
                        .store(group.stream()
                                .flatMap(it -> Optional.ofNullable(it.checkIn()).stream())
                                .toList());
                if (outcomes.stream().anyMatch(Outcome::written)) store.keep(number, document, sender);
                return reports(group, outcomes);
            }));
        }
        if (answers.stream().anyMatch(it -> it.status() == Status.REJECTED)) {
            var came = new RejectedCheckIns.Came(document, shown, sender, read.rows(), answers);
            records.write(_ -> {
                rejected.keep(came, arrived);
                return answers;
            });
        }
        return new FileReport(shown, Optional.empty(), answers);
    }

    /**
     * Checks one again that was rejected when it came. What was said of its encounter since then stays, and the days until it
     * ends count from when the person came: one that is long past ends at once.
     */
    EncounterReport again(Quarantine.Rejected kept, Actor sender) {
        var judged = judged(kept.row(), LocalDateTime.ofInstant(kept.arrived(), VIETNAM));
        var answer = records.write(writing -> {
            if (!rejected.isStill(kept)) return new EncounterReport(judged.maLk(), Status.DUPLICATE, judged.issues());
            var report = again(judged, kept, writing, sender);
            rejected.settle(kept, report);
            return report;
        });
        // What one write has just made it cannot take away.
        var checkIn = judged.checkIn();
        if (checkIn != null) end(() -> store.left(checkIn));
        return answer;
    }

    private EncounterReport again(Judged judged, Quarantine.Rejected kept, Writing writing, Actor sender) {
        if (judged.checkIn() == null) return judged.rejected();
        var group = new CheckInGroup(store, people, writing, sender, OptionalLong.empty(), kept.arrived());
        return judged.told(group.store(List.of(judged.checkIn())).getFirst());
    }

    /**
     * Opens an encounter that no document tells of, inside a write of somebody else's.
     *
     * @return who came
     */
    public Person open(Writing writing, CheckIn checkIn, Actor by) {
        return new CheckInGroup(store, people, writing, by, OptionalLong.empty(), null).open(checkIn);
    }

    /** Ends the check-ins of people who must have gone: the facility treats them no longer. */
    int endLeft() {
        store.endClaimed();
        return end(store::left);
    }

    private int end(Supplier<List<CheckInStore.Former>> those) {
        return records.write(writing -> {
            var left = those.get();
            for (var one : left) {
                var position = writing.nextPosition();
                writing.withdrawEncounter(one.person(), one.encounter(), position);
                writing.changed(position, one.person(), CheckInGroup.CHANGE, Actor.console(), Purpose.CARE);
                store.end(one, one.hash());
            }
            return left.size();
        });
    }

    private void endLeftAgain() {
        try {
            endLeft();
        } catch (RuntimeException e) {
            log.error("Check-ins of people who have gone could not be ended; it will be tried again", e);
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    /** At most one row of the same encounter a group: the second must see what the first stored. */
    private List<List<Judged>> groups(List<Row> rows) {
        var now = LocalDateTime.now(clock.withZone(VIETNAM));
        var groups = new ArrayList<List<Judged>>();
        var group = new ArrayList<Judged>();
        var keys = new HashSet<String>();
        for (var row : rows) {
            var judged = judged(row, now);
            var key = judged.checkIn() == null ? "" : judged.checkIn().key();
            if (keys.contains(key) || group.size() == GROUP) {
                groups.add(List.copyOf(group));
                group.clear();
                keys.clear();
            }
            if (!key.isEmpty()) keys.add(key);
            group.add(judged);
        }
        groups.add(List.copyOf(group));
        return groups;
    }

    private static Judged judged(Row row, LocalDateTime now) {
        var issues = CheckInCheck.check(row, now);
        var checkIn = issues.stream().anyMatch(Issue::rejects) ? null : CheckIn.of(row);
        return new Judged(row.text("MA_LK"), checkIn, issues);
    }

    private static List<EncounterReport> reports(List<Judged> group, List<Outcome> outcomes) {
        var next = outcomes.iterator();
        return group.stream()
                .map(it -> it.checkIn() == null ? it.rejected() : it.told(next.next()))
                .toList();
    }

    private static FileReport refused(String shown, String kind, String message) {
        return new FileReport(shown, Optional.of(new FileReport.Problem(kind, message)), List.of());
    }
}
