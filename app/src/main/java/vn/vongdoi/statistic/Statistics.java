package vn.vongdoi.statistic;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Section;
import vn.vongdoi.page.Problem;
import vn.vongdoi.statistic.Step.Kind;

/**
 * Published figures and the programmes' own lists. Nothing counts by the word of one person: whoever enters does not
 * approve, and every step stays.
 */
@Component
public class Statistics {
    private static final Logger log = LoggerFactory.getLogger(Statistics.class);
    private static final int LONGEST_REASON = 500;

    private final SubmissionStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Statistics(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        this.store = new SubmissionStore(sql);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Entering is the work of programme staff; leaders read and approve. */
    public boolean mayEnter(Actor actor) {
        return actor.role() == Role.PROGRAMME_STAFF && Section.STATISTICS.opensFor(actor, today());
    }

    /** @throws Problem when the actor may not enter anything */
    public void permitEntering(Actor actor) {
        if (mayEnter(actor)) return;
        throw Problem.forbidden(
                "Chỉ cán bộ chương trình của Sở Y tế được nhập số liệu.",
                "Only the programme staff of the department may enter figures.");
    }

    /**
     * Takes in what waits from then on for a second person.
     *
     * @param note what explains a difference from our own figure; may be empty
     * @return its number
     * @throws Problem when the actor may not, or the same waits already
     */
    public long enter(Actor actor, Content content, Document document, String note) {
        permitEntering(actor);
        return Objects.requireNonNull(transaction.execute(_ -> entered(actor, content, document, note)));
    }

    private long entered(Actor actor, Content content, Document document, String note) {
        store.lock();
        conflict(standing(document), content);
        var number = store.insert(content, document, note.strip(), OptionalLong.empty());
        step(actor, number, Kind.ENTERED, "", clock.instant());
        return number;
    }

    /**
     * Takes in all rows of a file, or none.
     *
     * @return the number of the batch
     * @throws Problem when the actor may not, or one of them waits already
     */
    public long enter(Actor actor, String file, String sha256, List<Content> contents, Document document, String note) {
        permitEntering(actor);
        if (contents.isEmpty()) throw new IllegalArgumentException("a batch without rows");
        return Objects.requireNonNull(transaction.execute(_ -> {
            store.lock();
            var standing = standing(document);
            for (var content : contents) conflict(standing, content);
            var batch = store.insertBatch(file, sha256);
            var entering = new Step(Kind.ENTERED, actor.name(), actor.role(), clock.instant(), "");
            for (var content : contents) {
                var number = store.insert(content, document, note.strip(), OptionalLong.of(batch));
                store.add(number, entering);
            }
            log.info("Batch {} of statistics with {} rows is entered by a {}", batch, contents.size(), actor.role());
            return batch;
        }));
    }

    /** Which of these nobody may enter again, and the number under which each stands. */
    public Map<Content, Long> entered(List<Content> contents, Document document) {
        var standing = standing(document);
        var entered = new LinkedHashMap<Content, Long>();
        for (var content : contents) same(standing, content).ifPresent(it -> entered.put(content, it.number()));
        return entered;
    }

    /**
     * What waits for a second person, from the same publisher, and what stands in the lists, whoever told it: a list is counted,
     * and what stands twice counts twice. A figure may be published anew; then the later approval holds.
     */
    private List<Submission> standing(Document document) {
        return Stream.concat(store.waiting(document).stream(), store.listed().stream())
                .toList();
    }

    private static Optional<Submission> same(List<Submission> standing, Content content) {
        return standing.stream()
                .filter(it -> Content.isSame(it.content(), content))
                .findFirst();
    }

    private static void conflict(List<Submission> standing, Content content) {
        same(standing, content).ifPresent(it -> {
            throw Problem.conflict(
                    "Số liệu này đã được nhập (số " + it.number() + "), đang chờ duyệt hoặc đã được duyệt.",
                    "This is entered already (number " + it.number() + ") and waits for approval or is approved.");
        });
    }

    public boolean mayDecide(Actor actor, Submission submission) {
        return Section.STATISTICS.opensFor(actor, today())
                && !submission.entered().by().equals(actor.name());
    }

    /**
     * Approves, rejects or withdraws.
     *
     * @param reason needed for all but an approval
     * @throws Problem when the actor entered it, it stands otherwise by now, or the reason is missing
     */
    public void decide(Actor actor, long number, Kind kind, String reason) {
        transaction.executeWithoutResult(_ -> decided(actor, number, kind, reason));
    }

    /**
     * The same of all rows of a batch that stand so that it may be done; what was decided on alone stays.
     *
     * @throws Problem when the actor entered them, none stands so by now, or the reason is missing
     */
    public void decideBatch(Actor actor, long number, Kind kind, String reason) {
        transaction.executeWithoutResult(_ -> {
            store.lock();
            var standing = batch(number).submissions().stream()
                    .filter(it -> follows(it.last().kind()).contains(kind))
                    .toList();
            if (standing.isEmpty()) throw decidedAlready();
            var now = clock.instant();
            for (var submission : standing) decided(actor, submission, kind, reason, now);
        });
    }

    private void decided(Actor actor, long number, Kind kind, String reason) {
        store.lock();
        decided(actor, submission(number), kind, reason, clock.instant());
    }

    private void decided(Actor actor, Submission submission, Kind kind, String reason, Instant now) {
        if (!mayDecide(actor, submission)) {
            throw Problem.forbidden(
                    "Người nhập không tự duyệt số liệu của mình: cần một người thứ hai của Sở Y tế.",
                    "Who entered a figure does not decide on it: a second person of the department has to.");
        }
        if (!follows(submission.last().kind()).contains(kind)) throw decidedAlready();
        if (kind == Kind.APPROVED && submission.content() instanceof Content.Entry entry)
            conflict(store.listed(), entry); // of another publisher
        var told = reason.strip();
        if (told.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                    "Lý do: có ký tự không đọc được; hãy gõ lại.",
                    "Reason: there are characters that are no text; type it again.");
        }
        if (told.length() > LONGEST_REASON || told.isEmpty() && kind != Kind.APPROVED) {
            throw Problem.invalid(
                    "Lý do: cần từ 1 đến " + LONGEST_REASON + " chữ; nhận được " + told.length() + ".",
                    "Reason: expected 1 to " + LONGEST_REASON + " characters; got " + told.length() + ".");
        }
        step(actor, submission.number(), kind, told, now);
    }

    private static Problem decidedAlready() {
        return Problem.conflict(
                "Số liệu này đã được xử lý rồi: hãy tải lại trang.", "This is decided already: load the page again.");
    }

    /** What may be done with what stands so. */
    public static Set<Kind> follows(Kind standing) {
        return switch (standing) {
            case ENTERED -> EnumSet.of(Kind.APPROVED, Kind.REJECTED);
            case APPROVED -> EnumSet.of(Kind.WITHDRAWN);
            case REJECTED, WITHDRAWN -> Set.of();
        };
    }

    private void step(Actor actor, long number, Kind kind, String reason, Instant now) {
        store.add(number, new Step(kind, actor.name(), actor.role(), now, reason));
        log.info("Submission {} of statistics is {} by a {}", number, kind.word(), actor.role());
    }

    /** @throws Problem not found */
    public Submission submission(long number) {
        return store.find(number)
                .orElseThrow(() -> Problem.notFound(
                        "Không có số liệu mang số " + number + ".", "There is no submission " + number + "."));
    }

    /** @throws Problem not found */
    public Batch batch(long number) {
        return store.findBatch(number)
                .orElseThrow(() -> Problem.notFound(
                        "Không có tệp số liệu mang số " + number + ".", "There is no batch " + number + "."));
    }

    /** The batches of which some rows stand so, the newest first. */
    public List<Batch> batches(Kind standing, int limit) {
        return store.batches(standing, limit);
    }

    /** Those that came alone and stand so, the newest first. */
    public List<Submission> list(Kind standing, int limit) {
        return store.list(standing, limit);
    }

    /** How many stand so, a batch being one. */
    public long count(Kind standing) {
        return store.count(standing);
    }

    /**
     * What counts of an indicator: of one area, period and publisher the one approved last; those about the latest days
     * first.
     */
    public List<Submission> approved(String indicator) {
        return store.approved(Optional.of(indicator), Optional.empty());
    }

    /** What counted of all indicators just before some time. */
    public List<Submission> approvedBefore(Instant time) {
        return store.approved(Optional.empty(), Optional.of(time));
    }

    /** Of all indicators. */
    public List<Submission> approved() {
        return store.approved(Optional.empty(), Optional.empty());
    }

    /** What stands in the lists that programmes keep, the newest first. */
    public List<Submission> listed() {
        return store.listed();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
