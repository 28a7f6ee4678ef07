package vn.vongdoi.person;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.database.BinaryCopy;
import vn.vongdoi.database.KeyBlocks;
import vn.vongdoi.person.People.Arrival;

/** The SQL of the person index. */
final class PersonStore {
    private final JdbcClient sql;
    private final DataSource dataSource;
    private final KeyBlocks keys;

    PersonStore(JdbcClient sql, DataSource dataSource) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.keys = new KeyBlocks(sql, "person.key", 100);
    }

    long nextKey() {
        return keys.next();
    }

    /** Everyone a batch could be about: holders of its identifiers, then namesakes of those not yet found. */
    Shelf shelf(List<Arrival> arrivals) {
        var shelf = new Shelf();
        var identifiers = arrivals.stream()
                .flatMap(a -> Identifier.of(a.facts()).stream())
                .distinct()
                .toList();
        if (!identifiers.isEmpty()) {
            sql.sql("select i.system, i.value, " + PersonRow.COLUMNS + """
                            from unnest(:systems, :values) as a (system, value)
                            join person.identifier i on i.system = a.system and i.value = a.value
                            join person.person p on p.person = i.person
                            """)
                    .param(
                            "systems",
                            array(
                                    "int2",
                                    identifiers.stream().map(i -> i.system().number())))
                    .param("values", array("text", identifiers.stream().map(Identifier::value)))
                    .query(row -> {
                        var identifier =
                                new Identifier(Identifier.System.of(row.getInt("system")), row.getString("value"));
                        shelf.put(PersonRow.person(row, 0), identifier);
                    });
        }
        var strangers = arrivals.stream()
                .map(Arrival::facts)
                .filter(shelf::doesNotKnow)
                .map(f -> Shelf.NameAndBirth.of(f.name(), f.birth()))
                .distinct()
                .toList();
        if (!strangers.isEmpty()) {
            sql.sql("select " + PersonRow.COLUMNS + """
                            from unnest(:names, :births) as a (name, birth)
                            join person.person p on p.name_plain = a.name and p.birth = a.birth
                            """)
                    .param("names", array("text", strangers.stream().map(Shelf.NameAndBirth::plainName)))
                    .param("births", array("date", strangers.stream().map(Shelf.NameAndBirth::birth)))
                    .query(PersonRow::person)
                    .list()
                    .forEach(shelf::put);
        }
        return shelf;
    }

    void save(Shelf shelf) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            if (!shelf.created().isEmpty()) create(shelf, connection);
            if (!shelf.newIdentifiers().isEmpty()) identify(shelf, connection);
        } catch (SQLException e) {
            throw translated(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        update(shelf);
        move(shelf.moves());
        confirm(shelf.confirmed().stream().map(shelf::person).toList());
        shelf.suspicions().forEach(this::suspect);
    }

    private static void create(Shelf shelf, Connection connection) throws SQLException {
        try (var rows = BinaryCopy.into(
                connection,
                "person.person (person, name, name_plain, birth, birth_known, sex, commune, card, card_from,"
                        + " card_until, registered, told, since, said, passport, cmnd, ethnicity, addresses, phone, address,"
                        + " guardian, household)")) {
            for (var entry : shelf.created().entrySet()) {
                var person = shelf.person(entry.getKey());
                rows.int8(person.key().value())
                        .text(person.name())
                        .text(PersonName.plain(person.name()))
                        .date(person.birth().date())
                        .int2(person.birth().known().number())
                        .int2(person.sex().code())
                        .text(person.commune())
                        .text(person.card().map(CardNumber::value).orElse(null))
                        .date(person.cardFrom())
                        .date(person.cardUntil())
                        .bool(person.registered())
                        .date(person.told())
                        .int8(entry.getValue().longValue())
                        .int8(entry.getValue().longValue())
                        .text(passport(person))
                        .text(cmnd(person))
                        .text(person.papers().ethnicity().orElse(null))
                        .texts(addresses(person))
                        .text(person.contact().phone().orElse(null))
                        .text(person.contact().address().orElse(null))
                        .text(person.contact().guardian().orElse(null))
                        .text(person.contact().household().orElse(null))
                        .endRow();
            }
            rows.finish();
        }
    }

    private static void identify(Shelf shelf, Connection connection) throws SQLException {
        try (var rows = BinaryCopy.into(connection, "person.identifier (system, value, person, since)")) {
            for (var entry : shelf.newIdentifiers().entrySet()) {
                rows.int2(entry.getKey().system().number())
                        .text(entry.getKey().value())
                        .int8(shelf.holder(entry.getKey()).value())
                        .int8(entry.getValue().longValue())
                        .endRow();
            }
            rows.finish();
        }
    }

    private void update(Shelf shelf) {
        if (shelf.changed().isEmpty()) return;
        var changed = shelf.changed().keySet().stream().map(shelf::person).toList();
        sql.sql("""
                        update person.person p
                        set name = a.name, name_plain = a.name_plain, birth = a.birth, birth_known = a.birth_known,
                            sex = a.sex, commune = a.commune, card = a.card, card_from = a.card_from,
                            card_until = a.card_until, registered = a.registered, told = a.told,
                            said = a.said, passport = a.passport, cmnd = a.cmnd, ethnicity = a.ethnicity,
                            addresses = string_to_array(a.addresses, ' '), phone = a.phone, address = a.address,
                            guardian = a.guardian, household = a.household
                        from unnest(:persons, :names, :plains, :births, :knowns, :sexes, :communes, :cards, :froms,
                                    :untils, :registered, :tolds, :saids, :passports, :cmnds, :ethnicities, :addresses,
                                    :phones, :homes, :guardians, :households)
                            as a (person, name, name_plain, birth, birth_known, sex, commune, card, card_from,
                                  card_until, registered, told, said, passport, cmnd, ethnicity, addresses, phone,
                                  address, guardian, household)
                        where p.person = a.person
                        """)
                .param(
                        "persons",
                        array("int8", changed.stream().map(p -> p.key().value())))
                .param("names", array("text", changed.stream().map(Person::name)))
                .param("plains", array("text", changed.stream().map(p -> PersonName.plain(p.name()))))
                .param(
                        "births",
                        array("date", changed.stream().map(p -> p.birth().date())))
                .param(
                        "knowns",
                        array(
                                "int2",
                                changed.stream().map(p -> p.birth().known().number())))
                .param("sexes", array("int2", changed.stream().map(p -> p.sex().code())))
                .param("communes", array("text", changed.stream().map(Person::commune)))
                .param(
                        "cards",
                        array(
                                "text",
                                changed.stream()
                                        .map(p ->
                                                p.card().map(CardNumber::value).orElse(null))))
                .param("froms", array("date", changed.stream().map(Person::cardFrom)))
                .param("untils", array("date", changed.stream().map(Person::cardUntil)))
                .param("registered", array("bool", changed.stream().map(Person::registered)))
                .param("tolds", array("date", changed.stream().map(Person::told)))
                .param("saids", array("int8", shelf.changed().values().stream()))
                .param("passports", array("text", changed.stream().map(PersonStore::passport)))
                .param("cmnds", array("text", changed.stream().map(PersonStore::cmnd)))
                .param(
                        "ethnicities",
                        array(
                                "text",
                                changed.stream().map(p -> p.papers().ethnicity().orElse(null))))
                .param("addresses", array("text", changed.stream().map(p -> String.join(" ", addresses(p)))))
                .param("phones", contacts(changed, Contact::phone))
                .param("homes", contacts(changed, Contact::address))
                .param("guardians", contacts(changed, Contact::guardian))
                .param("households", contacts(changed, Contact::household))
                .update();
    }

    private static SqlArrayValue contacts(List<Person> persons, Function<Contact, Optional<String>> part) {
        return array("text", persons.stream().map(p -> part.apply(p.contact()).orElse(null)));
    }

    private void move(List<Shelf.Move> moves) {
        if (moves.isEmpty()) return;
        sql.sql("""
                        insert into person.move (person, left_commune, commune, told, since)
                        select * from unnest(:persons, :froms, :tos, :tolds, :positions)
                        """)
                .param(
                        "persons",
                        array("int8", moves.stream().map(m -> m.person().value())))
                .param("froms", array("text", moves.stream().map(Shelf.Move::from)))
                .param("tos", array("text", moves.stream().map(Shelf.Move::to)))
                .param("tolds", array("date", moves.stream().map(Shelf.Move::told)))
                .param("positions", array("int8", moves.stream().map(Shelf.Move::position)))
                .update();
    }

    /** No indexed column moves: PostgreSQL rewrites these rows in place. */
    private void confirm(List<Person> confirmed) {
        if (confirmed.isEmpty()) return;
        sql.sql("""
                        update person.person p set told = a.told
                        from unnest(:persons, :tolds) as a (person, told)
                        where p.person = a.person and p.told < a.told
                        """)
                .param(
                        "persons",
                        array("int8", confirmed.stream().map(p -> p.key().value())))
                .param("tolds", array("date", confirmed.stream().map(Person::told)))
                .update();
    }

    /** @return those of whom it was not known */
    List<PersonKey> died(List<People.Death> deaths) {
        var persons = sql.sql("""
                        update person.person p set died = a.died
                        from unnest(:persons, :days) as a (person, died)
                        where p.person = a.person and p.died is distinct from a.died
                        returning p.person
                        """)
                .param(
                        "persons",
                        array("int8", deaths.stream().map(d -> d.person().value())))
                .param("days", array("date", deaths.stream().map(People.Death::day)))
                .query(Long.class)
                .list();
        return persons.stream().map(PersonKey::new).toList();
    }

    void correct(List<People.CardTerm> terms) {
        sql.sql("""
                        update person.person p
                        set card = case when a.theirs then p.card end,
                            card_from = case when a.theirs then p.card_from end,
                            card_until = case when a.theirs then a.until end
                        from unnest(:persons, :cards, :froms, :untils, :theirs) as a (person, card, starts, until, theirs)
                        where p.person = a.person and p.card = a.card and p.card_from = a.starts
                          and (not a.theirs or p.card_until is distinct from a.until)
                        """)
                .param(
                        "persons",
                        array("int8", terms.stream().map(t -> t.person().value())))
                .param("cards", array("text", terms.stream().map(t -> t.card().value())))
                .param("froms", array("date", terms.stream().map(People.CardTerm::from)))
                .param("untils", array("date", terms.stream().map(People.CardTerm::until)))
                .param("theirs", array("bool", terms.stream().map(People.CardTerm::theirs)))
                .update();
    }

    private void suspect(People.Suspicion suspicion) {
        sql.sql("""
                        insert into person.suspicion (person, other, reason, since)
                        values (:person, :other, :reason, :since)
                        on conflict do nothing
                        """)
                .param("person", suspicion.person().value())
                .param("other", suspicion.other().value())
                .param("reason", suspicion.reason())
                .param("since", suspicion.position())
                .update();
    }

    Map<PersonKey, Person> persons(Collection<Long> keys) {
        var found = new LinkedHashMap<PersonKey, Person>();
        sql.sql("select " + PersonRow.COLUMNS + " from person.person p where p.person = any(:keys)")
                .param("keys", array("int8", keys.stream()))
                .query(PersonRow::person)
                .list()
                .forEach(p -> found.put(p.key(), p));
        return found;
    }

    List<PersonKey> linked(PersonKey key) {
        var keys = sql.sql("select key from person.keys(:person)")
                .param("person", key.value())
                .query(Long.class)
                .list();
        return keys.stream().map(PersonKey::new).toList();
    }

    private static List<String> addresses(Person person) {
        return person.papers().addresses().entrySet().stream()
                .map(address -> address.getKey() + "|" + address.getValue())
                .toList();
    }

    private static @Nullable String cmnd(Person person) {
        return person.papers().cmnd().map(Cmnd::value).orElse(null);
    }

    private static @Nullable String passport(Person person) {
        return person.papers().passport().map(Passport::value).orElse(null);
    }

    private static SqlArrayValue array(String type, Stream<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }

    private static RuntimeException translated(SQLException e) {
        var translated = new SQLExceptionSubclassTranslator().translate("person index", null, e);
        return translated != null ? translated : new IllegalStateException(e);
    }
}
