package vn.vongdoi.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;

/** The one record of everybody: written in order, read by those who may. */
@Component
public class Records {
    private final TransactionTemplate transaction;
    private final RecordStore store;
    private final RecordReader reader;
    private final People people;

    public Records(JdbcClient sql, DataSource dataSource, PlatformTransactionManager transactions, People people) {
        this.transaction = new TransactionTemplate(transactions);
        this.store = new RecordStore(sql, dataSource);
        this.reader = new RecordReader(sql);
        this.people = people;
    }

    /**
     * Runs one write: a transaction that holds the position lock from its first statement until commit. Whatever other
     * modules write inside it commits with it or not at all. When this returns, everything is durable.
     */
    public <T> T write(Function<Writing, T> work) {
        var made = new ArrayList<T>(1);
        transaction.executeWithoutResult(status -> {
            var writing = new Writing(store);
            made.add(work.apply(writing));
            writing.flush();
        });
        return made.getFirst();
    }

    /**
     * For what shows a person's data without reading the record, such as a kept original.
     *
     * @throws vn.vongdoi.page.Problem when this actor may not read people for this purpose
     */
    public void permit(Actor actor, Purpose purpose) {
        Reading.permit(actor, purpose);
    }

    /** The resource, unless it never was or is deleted. */
    public Optional<Entry> find(Actor actor, Purpose purpose, ResourceType type, String id) {
        Reading.permit(actor, purpose);
        return reader.find(type, id);
    }

    /** Everything known of a person, under all linked keys, newest first; what has no date comes last. */
    public List<Entry> timeline(Actor actor, Purpose purpose, PersonKey person) {
        Reading.permit(actor, purpose);
        return reader.ofPersons(people.linked(person));
    }

    /** The position of the last committed change. */
    public long position() {
        return reader.position();
    }

    /** The changes after a position, oldest first. */
    public List<Change> changes(long after, int limit) {
        return reader.changes(after, limit);
    }
}
