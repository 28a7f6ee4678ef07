package vn.vongdoi.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A person as a query tells them: the columns to ask for, of {@code person.person p}, and how to read them. */
final class PersonRow {
    // An array and not "limit 1": on a table not analysed yet a limit tempts the planner to read it from the start.
    static final String COLUMNS = """
            p.person, p.name, p.birth, p.birth_known, p.sex, p.commune, p.card, p.card_from, p.card_until,
            p.registered, p.told, p.died, p.passport, p.cmnd, p.ethnicity, p.addresses,
            p.phone, p.address, p.guardian, p.household,
            (array(select i.value from person.identifier i where i.person = p.person and i.system = 1))[1] as cccd,
            (array(select i.value from person.identifier i where i.person = p.person and i.system = 3))[1] as bhxh
            """;

    private PersonRow() {}

    static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonKey(row.getLong("person")),
                row.getString("name"),
                new BirthDate(row.getObject("birth", LocalDate.class), BirthDate.Known.of(row.getInt("birth_known"))),
                Sex.of(row.getInt("sex")),
                row.getString("commune"),
                Optional.ofNullable(row.getString("cccd")).map(Cccd::new),
                Optional.ofNullable(row.getString("bhxh")).map(BhxhNumber::new),
                Optional.ofNullable(row.getString("card")).map(CardNumber::new),
                row.getObject("card_from", LocalDate.class),
                row.getObject("card_until", LocalDate.class),
                row.getBoolean("registered"),
                row.getObject("told", LocalDate.class),
                row.getObject("died", LocalDate.class),
                new Papers(
                        Optional.ofNullable(row.getString("passport")).map(Passport::new),
                        Optional.ofNullable(row.getString("cmnd")).map(Cmnd::new),
                        Optional.ofNullable(row.getString("ethnicity")),
                        addresses(row)),
                new Contact(
                        Optional.ofNullable(row.getString("phone")),
                        Optional.ofNullable(row.getString("address")),
                        Optional.ofNullable(row.getString("guardian")),
                        Optional.ofNullable(row.getString("household"))));
    }

    private static SortedMap<String, String> addresses(ResultSet row) throws SQLException {
        var addresses = new TreeMap<String, String>();
        for (var address : (String[]) row.getArray("addresses").getArray()) {
            var bar = address.indexOf('|');
            addresses.put(address.substring(0, bar), address.substring(bar + 1));
        }
        return addresses;
    }
}
