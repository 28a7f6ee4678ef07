package vn.vongdoi.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.audit.Reader.Span;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Vault;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.seal.Checkpoint;
import vn.vongdoi.seal.Finding;
import vn.vongdoi.seal.Verification;

/**
 * Who read and wrote whose data. Events are chained by their hashes, the chains are sealed by signed checkpoints, and
 * both can be checked by anybody who has an export of them ({@link vn.vongdoi.seal.Verify}).
 */
@Component
public class AuditLog implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
    private static final int SECONDS_BETWEEN_SEALS = 5;

    private final DataSource dataSource;
    private final TransactionTemplate snapshot;
    private final AuditStore store;
    private final Pseudonyms pseudonyms;
    private final Readings readings;
    private final Sealing sealing;
    private final People people;
    private final ScheduledExecutorService sealer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit-sealing").daemon().factory());

    public AuditLog(
            JdbcClient sql,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Vault vault,
            DataFolder home,
            People people,
            Clock clock) {
        var transaction = new TransactionTemplate(transactions);
        this.dataSource = dataSource;
        this.people = people;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.store = new AuditStore(sql);
        this.pseudonyms = new Pseudonyms(sql, clock);
        // Whoever reads may be within a transaction that is undone; the chain stays open all the same.
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.readings = new Readings(store, pseudonyms, dataSource, own, home.folder("readings"), clock);
        this.sealing = new Sealing(sql, transaction, vault, clock);
        sealer.scheduleWithFixedDelay(
                this::sealWhatIsDue, SECONDS_BETWEEN_SEALS, SECONDS_BETWEEN_SEALS, TimeUnit.SECONDS);
    }

    /**
     * Takes down what is read, to be called before it is shown. It is in the log a moment later, also when the program
     * dies here.
     */
    public void read(List<Told> told) {
        readings.take(told);
    }

    /**
     * Enters what is written, within the transaction that writes it and holds the record's position lock.
     *
     * @param now the time of the transaction, in whole microseconds
     */
    public void wrote(List<Told> told, Instant now) {
        if (told.isEmpty()) return;
        var noted = told.stream().map(one -> Noted.of(one, now)).toList();
        var events = Events.of(noted, store.end(AuditStore.WRITES), pseudonyms);
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            AuditStore.append(connection, events);
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** The last events about a person, under all linked keys; newest first. */
    public List<Event> of(PersonKey person, int limit) {
        readings.settle();
        return store.of(pseudonyms.existing(keys(person)).values(), limit);
    }

    /**
     * An event about a person.
     *
     * @param id chain and number, as {@code 1-17}
     */
    public Optional<Event> find(PersonKey person, String id) {
        return find(id).filter(event -> pseudonyms.existing(keys(person)).containsValue(event.person()));
    }

    /** @param id chain and number, as {@code 1-17} */
    public Optional<Event> find(String id) {
        if (!id.matches("[1-9][0-9]{0,8}-[1-9][0-9]{0,17}")) return Optional.empty();
        readings.settle();
        var dash = id.indexOf('-');
        return store.find(Integer.parseInt(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
    }

    /** Newest first. */
    public List<Event> search(EventQuery query) {
        readings.settle();
        var after = query.after()
                .map(id -> find(id).orElseThrow(() ->
                        Problem.invalid("Không có sự kiện " + id + ".", "There is no event " + id + ".")));
        var keys = query.persons().stream()
                .flatMap(List::stream)
                .map(PersonKey::value)
                .toList();
        return store.search(query, List.copyOf(pseudonyms.existing(keys).values()), after);
    }

    /** Who read of more than so many people in one span; machines left out, which always do. */
    public List<Reader> readers(Span span, Instant from, int people) {
        readings.settle();
        return store.readers(span, from, people);
    }

    /** Whose records were opened since then, by people who work with records, for their work. */
    public List<Opened> opened(Instant from) {
        readings.settle();
        return store.opened(from);
    }

    /** From now on nobody can tell that events are about this person; the log stays whole. */
    public void forget(PersonKey person) {
        readings.settle();
        pseudonyms.destroy(keys(person));
    }

    /**
     * Goes through the whole log.
     *
     * @param kept checkpoints as somebody outside has kept them, from the first on; empty = the log's own
     */
    public Verified verify(List<String> kept) {
        readings.settle();
        return inOneView(connection -> {
            var own = sealing.checkpoints();
            var keys = new HashSet<>(sealing.keys());
            kept.forEach(line -> keys.add(key(line)));
            var checkpoints = new ArrayList<>(kept);
            if (own.size() > kept.size()) checkpoints.addAll(own.subList(kept.size(), own.size()));
            var verification = new Verification(checkpoints, keys);
            AuditStore.lines(connection, verification::take);
            var finding = verification.finish().or(() -> replaced(own, kept));
            return new Verified(verification.events(), verification.sealed(), own.size(), finding);
        });
    }

    /** @param finding what is wrong first; empty = the log is whole */
    public record Verified(long events, long sealed, long checkpoints, Optional<Finding> finding) {}

    private static String key(String line) {
        try {
            return Checkpoint.parse(line).key();
        } catch (RuntimeException e) {
            return ""; // told by the verification, with its number
        }
    }

    private static Optional<Finding> replaced(List<String> own, List<String> kept) {
        for (var i = 0; i < kept.size(); i++) {
            if (i < own.size() && own.get(i).equals(kept.get(i))) continue;
            var checkpoint = Checkpoint.parse(kept.get(i));
            return Optional.of(new Finding(
                    checkpoint.chain(),
                    checkpoint.first(),
                    "điểm niêm phong " + (i + 1) + " đã bị thay hoặc xóa / checkpoint " + (i + 1)
                            + " was replaced or deleted"));
        }
        return Optional.empty();
    }

    /**
     * Writes {@code events.tsv} and {@code checkpoints.txt}.
     *
     * @return how many events
     */
    public long export(Path folder) {
        readings.settle();
        sealing.seal(true);
        return inOneView(connection -> {
            try {
                Files.createDirectories(folder);
                Files.write(folder.resolve("checkpoints.txt"), sealing.checkpoints(), StandardOpenOption.CREATE_NEW);
                long[] written = {0};
                try (var file = new BufferedOutputStream(
                        Files.newOutputStream(folder.resolve("events.tsv"), StandardOpenOption.CREATE_NEW), 1 << 16)) {
                    AuditStore.lines(connection, line -> {
                        try {
                            file.write(line);
                            file.write('\n');
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        written[0]++;
                    });
                }
                return written[0];
            } catch (IOException e) {
                throw new UncheckedIOException("Không ghi được / cannot write " + folder, e);
            }
        });
    }

    /** Fingerprints of the keys that sign. */
    public List<String> keys() {
        return sealing.keys().stream().sorted().toList();
    }

    private interface Looking<T> {
        T at(Connection connection) throws SQLException;
    }

    private <T> T inOneView(Looking<T> looking) {
        var made = snapshot.execute(_ -> {
            var connection = DataSourceUtils.getConnection(dataSource);
            try {
                return looking.at(connection);
            } catch (SQLException e) {
                throw failed(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        });
        if (made == null) throw new IllegalStateException("nothing was made");
        return made;
    }

    private List<Long> keys(PersonKey person) {
        return people.linked(person).stream().map(PersonKey::value).toList();
    }

    private void sealWhatIsDue() {
        try {
            sealing.seal(false);
        } catch (RuntimeException e) {
            log.error("The log could not be sealed; it will be tried again", e);
        }
    }

    private static RuntimeException failed(SQLException e) {
        var translated = new SQLStateSQLExceptionTranslator().translate("audit", null, e);
        return translated != null ? translated : new IllegalStateException(e);
    }

    /** What was read is entered and everything is sealed before the program ends. */
    @Override
    public void destroy() {
        readings.close();
        sealer.shutdown();
        sealing.seal(true);
    }
}
