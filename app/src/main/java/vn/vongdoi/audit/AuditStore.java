package vn.vongdoi.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.audit.Reader.Span;
import vn.vongdoi.database.BinaryCopy;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.seal.Chain;

/** The SQL of the log. */
final class AuditStore {
    /** The chain of what is written. */
    static final int WRITES = 1;

    /** An event as {@link Event#line} writes it, and its hash. */
    private static final String LINE = """
            select chain, number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, role, area, person,
                   action, what, purpose, case when allowed then 'allow' else 'deny' end, reason, address, position,
                   encode(hash, 'hex')
            from audit.event order by chain, number
            """;

    private final JdbcClient sql;

    AuditStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** An event with its hash. */
    record Hashed(Event event, byte[] hash) {}

    /** To be asked by whoever holds the lock under which the chain is written. */
    Chain end(int chain) {
        return sql.sql("select number, hash from audit.event where chain = :chain order by number desc limit 1")
                .param("chain", chain)
                .query((row, _) -> Chain.at(chain, row.getLong("number"), row.getBytes("hash")))
                .optional()
                .orElseGet(() -> Chain.empty(chain));
    }

    Chain open(Instant now) {
        sql.sql("lock table audit.chain in exclusive mode").update();
        var chain = sql.sql("""
                        insert into audit.chain (chain, opened) select max(chain) + 1, :now from audit.chain
                        returning chain""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        return Chain.empty(chain);
    }

    static void append(Connection connection, List<Hashed> events) throws SQLException {
        try (var copy = BinaryCopy.into(
                connection,
                "audit.event (chain, number, at, actor, role, area, person, action, what, purpose, allowed, reason, address,"
                        + " position, hash)")) {
            for (var hashed : events) {
                var event = hashed.event();
                copy.int4(event.chain())
                        .int8(event.number())
                        .instant(event.at())
                        .text(event.actor())
                        .text(event.role())
                        .text(event.area())
                        .uuid(event.person())
                        .text(String.valueOf(event.action().letter()))
                        .text(event.what())
                        .text(event.purpose())
                        .bool(event.allowed())
                        .text(event.reason())
                        .text(event.address())
                        .int8(event.position())
                        .bytes(hashed.hash())
                        .endRow();
            }
            copy.finish();
        }
    }

    interface LineReader {
        void read(byte[] line);
    }

    /** All events in order, as {@code seal.Verification} takes them. */
    static void lines(Connection connection, LineReader reader) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + LINE + ") to stdout");
        try {
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                reader.read(row[row.length - 1] == '\n' ? Arrays.copyOf(row, row.length - 1) : row);
            }
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    /**
     * The last that were about somebody.
     *
     * @param pseudonyms all that the person has
     */
    List<Event> of(Collection<UUID> pseudonyms, int limit) {
        return sql.sql(
                        "select * from audit.event where person = any(:persons) order by at desc, number desc limit :limit")
                .param("persons", new SqlArrayValue("uuid", pseudonyms.toArray()))
                .param("limit", limit)
                .query(AuditStore::event)
                .list();
    }

    /** @param pseudonyms of the persons that are asked for */
    List<Event> search(EventQuery query, List<UUID> pseudonyms, Optional<Event> after) {
        return sql.sql("""
                        select * from audit.event
                        where (:anybody or person = any(:persons))
                          and at >= :from and at < :until
                          and (cast(:actor as text) is null or actor = :actor)
                          and (cast(:area as text) is null or area = :area)
                          and (cast(:action as text) is null or action = :action)
                          and (cast(:allowed as boolean) is null or allowed = :allowed)
                          and (cast(:afterAt as timestamptz) is null
                               or (at, chain, number) < (cast(:afterAt as timestamptz), :afterChain, :afterNumber))
                        order by at desc, chain desc, number desc limit :limit""")
                .param("anybody", query.persons().isEmpty())
                .param("persons", new SqlArrayValue("uuid", pseudonyms.toArray()))
                .param("from", query.from().atOffset(ZoneOffset.UTC))
                .param("until", query.until().atOffset(ZoneOffset.UTC))
                .param("actor", query.actor().orElse(null))
                .param("area", query.area().orElse(null))
                .param(
                        "action",
                        query.action().map(it -> String.valueOf(it.letter())).orElse(null))
                .param("allowed", query.allowed().orElse(null))
                .param(
                        "afterAt",
                        after.map(it -> it.at().atOffset(ZoneOffset.UTC)).orElse(null))
                .param("afterChain", after.map(Event::chain).orElse(0))
                .param("afterNumber", after.map(Event::number).orElse(0L))
                .param("limit", query.limit())
                .query(AuditStore::event)
                .list();
    }

    /** People, not machines, that read of more than so many people in one span. */
    List<Reader> readers(Span span, Instant from, int people) {
        var starts = switch (span) {
            case Span.Each _ -> "to_timestamp(floor(extract(epoch from at) / :seconds) * :seconds)";
            case Span.Night _ -> "(date_trunc('day', local - :ends) + :begins) at time zone 'Asia/Ho_Chi_Minh'";
        };
        var statement = sql.sql("""
                        select actor, min(role) as role, min(area) as area, %s as starts, count(distinct person) as people
                        from (select *, at at time zone 'Asia/Ho_Chi_Minh' as local from audit.event
                              where at >= :from and position is null and person is not null
                                and role not in (:machine, :console)) e
                        where :always or local::time >= :begins or local::time < :ends
                        group by actor, starts having count(distinct person) > :people""".formatted(starts))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("machine", Role.MACHINE.word())
                .param("console", Role.CONSOLE.word())
                .param("people", people);
        var asked = switch (span) {
            case Span.Each each ->
                statement
                        .param("seconds", each.length().toSeconds())
                        .param("always", true)
                        .param("begins", LocalTime.MIN)
                        .param("ends", LocalTime.MIN);
            case Span.Night night ->
                statement.param("always", false).param("begins", night.begins()).param("ends", night.ends());
        };
        return asked.query((row, _) -> new Reader(
                        row.getString("actor"),
                        row.getString("role"),
                        row.getString("area"),
                        row.getObject("starts", OffsetDateTime.class).toInstant(),
                        row.getInt("people")))
                .list();
    }

    List<Opened> opened(Instant from) {
        return sql.sql("""
                        select e.actor, e.role, e.area, p.person, min(e.at) as at
                        from audit.event e join audit.pseudonym p on p.pseudonym = e.person
                        where e.at >= :from and e.position is null and e.allowed and e.action = 'R'
                          and e.role not in (:machine, :console, :citizen) and e.purpose <> :audit
                        group by e.actor, e.role, e.area, p.person, (e.at at time zone 'Asia/Ho_Chi_Minh')::date""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("machine", Role.MACHINE.word())
                .param("console", Role.CONSOLE.word())
                .param("citizen", Role.CITIZEN.word())
                .param("audit", Purpose.AUDIT.word())
                .query((row, _) -> new Opened(
                        row.getString("actor"),
                        row.getString("role"),
                        row.getString("area"),
                        new PersonKey(row.getLong("person")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Event> find(int chain, long number) {
        return sql.sql("select * from audit.event where chain = :chain and number = :number")
                .param("chain", chain)
                .param("number", number)
                .query(AuditStore::event)
                .optional();
    }

    static Event event(ResultSet row, int number) throws SQLException {
        var position = row.getLong("position");
        var written = !row.wasNull();
        return new Event(
                row.getInt("chain"),
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("role"),
                row.getString("area"),
                row.getObject("person", UUID.class),
                Action.of(row.getString("action")),
                row.getString("what"),
                row.getString("purpose"),
                row.getBoolean("allowed"),
                row.getString("reason"),
                row.getString("address"),
                written ? position : null);
    }
}
