package vn.vongdoi.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.Resident;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Change;
import vn.vongdoi.record.Fact;
import vn.vongdoi.record.Records;
import vn.vongdoi.schedule.ProgressStore.Progress;

/**
 * Keeps what everybody is due as the record stands. A thread reads the change feed and works out anew whom it names; when a
 * day comes, those of whom the schedules then say something else; when the rules or a decision about them have changed, everybody. Whatever the
 * order of events, what stands is what working out everybody today would give.
 */
@Component
public class Following implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Following.class);

    /** What this process writes wakes the thread at once; days, decisions and other processes are looked for so often. */
    private static final long PAUSE_MILLIS = 500;

    private static final long LONGEST_REST_MILLIS = 100;
    private static final long PAUSE_AFTER_FAULT_MILLIS = 2_000;
    private static final int MOST_CHANGES = 1_000;
    /** As the change feed words it. */
    private static final String NEW_DAY = "day";

    private static final int PIECE = 2_000;
    /** Pages need connections too. */
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 6);

    private final StateStore store;
    private final ProgressStore progress;
    private final People people;
    private final Records records;
    private final Places places;
    private final Settings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    /** Whether the last round was of the feed; whoever holds the row of progress asks. */
    private volatile boolean fed;

    private volatile @Nullable LocalDate announced;

    private final Semaphore news = new Semaphore(0);
    private volatile boolean closing;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("schedule-", 0).daemon().factory());
    private final Thread thread;

    Following(
            JdbcClient sql,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            People people,
            Records records,
            Places places,
            Settings settings,
            Clock clock) {
        this.store = new StateStore(sql, dataSource);
        this.progress = new ProgressStore(sql);
        this.people = people;
        this.records = records;
        this.places = places;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        records.wake(news::release);
        this.thread = Thread.ofPlatform().name("schedule").daemon().start(this::follow);
    }

    private void follow() {
        var pause = 0L;
        try {
            while (!closing) {
                news.tryAcquire(pause, TimeUnit.MILLISECONDS);
                news.drainPermits();
                var begun = System.nanoTime();
                pause = look();
                // Half of a core at most: a load must not be slowed by what follows from it.
                var spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                if (pause == 0 && spent > 0) TimeUnit.MILLISECONDS.sleep(Math.min(spent, LONGEST_REST_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long to wait then */
    private long look() {
        try {
            return progress.isBehind(today(), settings.rules()) && round(false) ? 0 : PAUSE_MILLIS;
        } catch (RuntimeException e) {
            if (closing) return 0;
            // Nothing was noted, and the next round begins where this one did.
            log.warn("What people are due could not be worked out; trying again", e);
            return PAUSE_AFTER_FAULT_MILLIS;
        }
    }

    /** Returns when everything told so far is seen, and everybody stands as of today. */
    public void settle() {
        while (progress.isBehind(today(), settings.rules())) round(true);
    }

    /** Works everybody out anew, in parallel. @return how many differed from what stood */
    public long rebuild(Told told) {
        settle();
        var differing = 0L;
        var done = 0L;
        for (var after = 0L; ; ) {
            var keys = people.keys(after, PIECE * THREADS);
            if (keys.isEmpty()) return differing;
            differing += Objects.requireNonNull(transaction.execute(_ -> {
                progress.hold(true);
                return inParallel(keys);
            }));
            done += keys.size();
            told.done(done);
            after = keys.getLast().value();
        }
    }

    /** Who is told how many people are worked out. */
    public interface Told {
        void done(long people);
    }

    /** The next things to do, in one transaction. @return whether there were any */
    private boolean round(boolean waits) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var held = progress.hold(waits);
            if (held.isEmpty()) return false;
            if (announced(held.get())) return true;
            var next = next(held.get());
            next.ifPresent(progress::save);
            return next.isPresent();
        }));
    }

    /**
     * A new day takes a position of its own before the schedules come to it: else what was known at the end of the day before
     * would be told by what stands since midnight. Once a day and process, in a transaction of its own: writers wait for it.
     *
     * @return whether that was done now
     */
    private boolean announced(Progress now) {
        var today = today();
        if (now.day() == null || today.equals(now.day()) || today.equals(announced)) return false;
        records.write(writing -> {
            writing.changed(writing.nextPosition(), NEW_DAY);
            return today;
        });
        announced = today;
        return true;
    }

    /** Empty when there is nothing to do. */
    private Optional<Progress> next(Progress now) {
        var today = today();
        var edition = settings.edition();
        if (!now.edition().equals(edition)) return Optional.of(now.anew(edition));
        var pending = now.rebuilt() != null || !today.equals(now.day());
        // In turns: a day comes also while files stream in.
        if (!pending || !fed) {
            var changes = records.changes(now.position(), MOST_CHANGES);
            fed = !changes.isEmpty();
            if (fed) {
                workOut(changes.stream()
                        .map(Change::person)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
                return Optional.of(now.seen(changes.getLast().position()));
            }
        }
        fed = false;
        if (now.rebuilt() != null) {
            var keys = people.keys(now.rebuilt(), PIECE * THREADS);
            inParallel(keys);
            return Optional.of(
                    keys.isEmpty() ? now.whole() : now.rebuilt(keys.getLast().value()));
        }
        if (!pending) return Optional.empty();
        var changing = store.changing(today, PIECE * THREADS);
        inParallel(changing);
        // Until nobody is left the states themselves say how far this has come.
        return Optional.of(changing.isEmpty() ? now.asOf(today) : now);
    }

    private long inParallel(List<PersonKey> keys) {
        var pieces = new ArrayList<Future<Integer>>();
        for (int from = 0; from < keys.size(); from += PIECE) {
            var piece = keys.subList(from, Math.min(keys.size(), from + PIECE));
            pieces.add(workers.submit(() -> Objects.requireNonNull(transaction.execute(_ -> workOut(piece)))));
        }
        var differing = 0L;
        var faults = new ArrayList<Throwable>();
        // All of them end before anybody else may begin: what a late one writes would be older than what stands.
        for (var piece : pieces) {
            try {
                differing += piece.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                faults.add(e.getCause());
            }
        }
        if (!faults.isEmpty()) throw new IllegalStateException(faults.getFirst());
        return differing;
    }

    private int workOut(Collection<PersonKey> keys) {
        var residents = people.residents(keys);
        var own = residents.stream().map(Resident::key).collect(Collectors.toSet());
        var gone = Stream.concat(residents.stream().flatMap(it -> it.keys().stream()), keys.stream())
                .filter(key -> !own.contains(key))
                .collect(Collectors.toSet());
        return store.save(states(residents, today()), gone);
    }

    /** What the schedules say of people on any day, of which nothing is kept; some thousand at a time. */
    Stream<State> assessed(List<PersonKey> keys, LocalDate on) {
        return IntStream.iterate(0, from -> from < keys.size(), from -> from + PIECE)
                .mapToObj(from -> keys.subList(from, Math.min(keys.size(), from + PIECE)))
                .flatMap(piece -> states(people.residents(piece), on).stream());
    }

    private List<State> states(List<Resident> residents, LocalDate on) {
        var unverified = settings.unverified();
        var facts = records.facts(
                residents.stream().flatMap(it -> it.keys().stream()).toList(), Assessing.TYPES);
        return residents.stream()
                .map(it -> Assessing.state(it, facts(it, facts), on, places.residence(it.commune()), unverified))
                .toList();
    }

    private static List<Fact> facts(Resident person, Map<PersonKey, List<Fact>> facts) {
        if (person.keys().size() == 1) return facts.getOrDefault(person.key(), List.of());
        return person.keys().stream()
                .flatMap(key -> facts.getOrDefault(key, List.of()).stream())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public void destroy() {
        closing = true;
        news.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
            workers.shutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
