package vn.vongdoi.linkage;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.linkage.Likeness.State;
import vn.vongdoi.match.Judgement;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.Joining;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;
import vn.vongdoi.record.Writing;

/**
 * Who may be whom. A thread beside all else compares whoever is new with those who look alike, taking at most half of one
 * core; what is as good as certain is joined, the rest waits for somebody. All of it can be taken back, and stands in the
 * change feed under both keys.
 */
@Component
public class Linkage implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Linkage.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int MOST_JOINED = 100;
    private static final int LONGEST_REASON = 500;

    /** Bits from which two look as good as certainly like one. */
    private static final double CERTAIN = 5;

    /** Who joins what is as good as certain. */
    private static final Actor MATCHING = new Actor("matching", Role.CONSOLE, new Area.Province());

    private final People people;
    private final Records records;
    private final PairStore pairs;
    private final Comparing comparing;
    private final TransactionTemplate transaction;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Linkage(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            People people,
            Places places,
            Records records,
            Clock clock) {
        this.people = people;
        this.records = records;
        this.pairs = new PairStore(sql);
        this.comparing = new Comparing(people, places, pairs, new Neighbours(sql), new Knowledge(sql, clock));
        this.transaction = new TransactionTemplate(transactions);
        this.thread = Thread.ofPlatform().name("linkage").daemon().start(this::follow);
    }

    private void follow() {
        var pause = PAUSE_MILLIS;
        try {
            while (!closing.await(pause, TimeUnit.MILLISECONDS)) {
                var begun = System.nanoTime();
                var more = look();
                var spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                pause = more ? Math.max(1, spent) : PAUSE_MILLIS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean look() {
        try {
            return (pairs.isBehind() || comparing.mayLearn()) && round(false);
        } catch (RuntimeException e) {
            // Nothing was noted, and the next round begins where this one did.
            log.warn("People could not be compared; trying again", e);
            return false;
        }
    }

    /** Compares the next ones, and joins those that are as good as certain. @return whether there was anything to do */
    private boolean round(boolean waits) {
        boolean looked = Boolean.TRUE.equals(transaction.execute(_ -> comparing.round(waits)));
        var same = pairs.same(MOST_JOINED);
        for (var pair : same) join(pair, State.SAME, MATCHING, "");
        return looked || !same.isEmpty();
    }

    /** Returns when all that has been told so far is compared. */
    public void settle() {
        while (round(true)) {
            // Each round goes on where the one before stopped.
        }
    }

    /** Those that wait and both of whom the actor may read, the likeliest first. */
    List<Likeness> waiting(Actor actor, int limit, int lookedAt) {
        var waiting =
                pairs.waiting(actor.commune().orElse(null), actor.facility().orElse(null), lookedAt);
        var keys = waiting.stream()
                .flatMap(pair -> List.of(pair.one(), pair.other()).stream())
                .distinct()
                .toList();
        var visible = records.visible(actor, actor.role().purpose(), keys);
        return waiting.stream()
                .filter(pair -> visible.contains(pair.one()) && visible.contains(pair.other()))
                .limit(limit)
                .toList();
    }

    Optional<Likeness> find(PersonKey one, PersonKey other) {
        return pairs.find(one, other);
    }

    Judgement judge(Person one, Person other) {
        return comparing.judge(one, other);
    }

    /**
     * They are one person.
     *
     * @throws Problem when somebody has decided in the meantime
     */
    void join(Likeness pair, Actor actor, String told) {
        if (!join(pair, State.WAITING, actor, told)) throw decidedMeanwhile();
    }

    private boolean join(Likeness pair, State from, Actor actor, String told) {
        var byItself = actor.equals(MATCHING);
        var reason = byItself ? Joining.Reason.MATCH : Joining.Reason.DESK;
        var words = reason(told);
        return records.write(writing -> {
            // Nobody else joins, or brings a number, while this is decided.
            if (byItself && !isPlain(pair)) return pairs.decide(pair, from, State.WAITING, "", "");
            if (!pairs.decide(pair, from, State.JOINED, words, actor.name())) return false;
            // Through a third they are one already: parting any two must part them.
            if (people.canonical(pair.one()).equals(people.canonical(pair.other()))) return true;
            var position = writing.nextPosition();
            people.join(pair.one(), pair.other(), reason, words, actor.name(), position);
            tell(writing, position, pair.one(), pair.other(), "person:joined", actor);
            return true;
        });
    }

    /**
     * Whether nothing speaks against it in all those who hang together with the two; and nobody else looks as much like
     * them who cannot be the same person: of two namesakes a paper without a number may be either's.
     */
    private boolean isPlain(Likeness pair) {
        var together = new LinkedHashSet<PersonKey>(people.linked(pair.one()));
        together.addAll(people.linked(pair.other()));
        if (pairs.differ(together)) return false;
        var all = new LinkedHashSet<>(together);
        for (var rival : pairs.rivals(together, CERTAIN)) all.addAll(people.linked(rival));
        return !Comparing.areTwo(people.persons(all).values()) && !pairs.differ(all);
    }

    /**
     * They are two people, however alike.
     *
     * @throws Problem when somebody has decided in the meantime
     */
    void differ(Likeness pair, Actor actor, String told) {
        if (!pairs.decide(pair, State.WAITING, State.DIFFERENT, reason(told), actor.name())) throw decidedMeanwhile();
    }

    /** Those of whom somebody said that they are two people, the newest first. */
    List<Likeness> different(int limit) {
        return pairs.different(limit);
    }

    /** Puts two of whom somebody said that they are two people back on the desk. */
    void reopen(Likeness pair, Actor actor) {
        if (!pairs.decide(pair, State.DIFFERENT, State.WAITING, "", actor.name())) throw decidedMeanwhile();
    }

    /**
     * Takes back a joining; the two will not be joined by themselves again.
     *
     * @throws Problem without a reason, or when it was taken back before
     */
    void part(Joining joining, Actor actor, String told) {
        var words = reason(told);
        if (words.isEmpty()) throw Problem.invalid("Hãy ghi lý do tách.", "Say why they are to be parted.");
        records.write(writing -> {
            var position = writing.nextPosition();
            var parted = people.part(joining.number(), words, actor.name(), position);
            pairs.find(parted.person(), parted.other())
                    .ifPresent(pair -> pairs.decide(pair, State.JOINED, State.DIFFERENT, words, actor.name()));
            tell(writing, position, parted.person(), parted.other(), "person:parted", actor);
            return parted;
        });
    }

    /** Whoever follows the feed by person hears of it under either key. */
    private static void tell(Writing writing, long position, PersonKey one, PersonKey other, String what, Actor actor) {
        writing.changed(position, one, what, actor, actor.role().purpose());
        writing.changed(writing.nextPosition(), other, what, actor, actor.role().purpose());
    }

    private static String reason(String told) {
        var words = told.strip();
        if (words.codePointCount(0, words.length()) > LONGEST_REASON) {
            throw Problem.invalid(
                    "Lý do dài nhất " + LONGEST_REASON + " ký tự.",
                    "A reason has at most " + LONGEST_REASON + " characters.");
        }
        return words;
    }

    private static Problem decidedMeanwhile() {
        return Problem.conflict(
                "Cặp này vừa được người khác xử lý. Hãy mở lại danh sách.",
                "Somebody has decided about these two in the meantime. Open the list again.");
    }

    @Override
    public void destroy() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
