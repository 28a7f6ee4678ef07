package vn.vongdoi.schedule;

import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.access.Label;
import vn.vongdoi.careplan.Standing;
import vn.vongdoi.database.BinaryCopy;
import vn.vongdoi.person.PersonKey;

/** The SQL of states, each whole. */
final class StateStore {
    /** In the order of their numbers in the database. */
    private static final Standing[] STANDINGS = Standing.values();

    private final JdbcClient sql;
    private final DataSource dataSource;

    StateStore(JdbcClient sql, DataSource dataSource) {
        this.sql = sql;
        this.dataSource = dataSource;
    }

    static int number(Standing standing) {
        return standing.ordinal() + 1;
    }

    /** Whom the schedules tell something else from that day on, or from one before it. */
    List<PersonKey> changing(LocalDate day, int limit) {
        return sql.sql("select person from schedule.state where changes <= :day order by changes limit :limit")
                .param("day", day)
                .param("limit", limit)
                .query((row, _) -> new PersonKey(row.getLong(1)))
                .list();
    }

    /**
     * Writes what differs from what stands.
     *
     * @param gone keys that are nobody's own any more
     * @return how many differed
     */
    int save(List<State> states, Collection<PersonKey> gone) {
        var keys =
                Stream.concat(states.stream().map(State::person), gone.stream()).toList();
        var standing = load(keys);
        var differing = states.stream()
                .filter(state -> !state.equals(standing.get(state.person())))
                .toList();
        var old = Stream.concat(differing.stream().map(State::person), gone.stream())
                .filter(standing::containsKey)
                .toList();
        if (!old.isEmpty()) {
            for (var table : List.of("item", "growth", "managed", "state")) {
                sql.sql("delete from schedule." + table + " where person = any(:keys)")
                        .param("keys", array(old))
                        .update();
            }
        }
        insert(differing);
        return differing.size()
                + (int) gone.stream().filter(standing::containsKey).count();
    }

    Map<PersonKey, State> load(Collection<PersonKey> keys) {
        var items = new HashMap<PersonKey, List<Item>>();
        sql.sql("select * from schedule.item where person = any(:keys) order by person, service")
                .param("keys", array(keys))
                .query(row -> {
                    items.computeIfAbsent(new PersonKey(row.getLong("person")), _ -> new ArrayList<>())
                            .add(item(row));
                });
        var managed = managed(keys);
        var growth = growth(keys);
        var states = new HashMap<PersonKey, State>();
        sql.sql("select person, commune, changes from schedule.state where person = any(:keys)")
                .param("keys", array(keys))
                .query(row -> {
                    var key = new PersonKey(row.getLong("person"));
                    states.put(
                            key,
                            new State(
                                    key,
                                    row.getString("commune"),
                                    row.getObject("changes", LocalDate.class),
                                    items.getOrDefault(key, List.of()),
                                    managed.getOrDefault(key, List.of()),
                                    growth.getOrDefault(key, List.of())));
                });
        return states;
    }

    private Map<PersonKey, List<Followed>> managed(Collection<PersonKey> keys) {
        var managed = new HashMap<PersonKey, List<Followed>>();
        sql.sql("select * from schedule.managed where person = any(:keys) order by person, disease")
                .param("keys", array(keys))
                .query(row -> {
                    managed.computeIfAbsent(new PersonKey(row.getLong("person")), _ -> new ArrayList<>())
                            .add(followed(row));
                });
        return managed;
    }

    private Map<PersonKey, List<Grown>> growth(Collection<PersonKey> keys) {
        var growth = new HashMap<PersonKey, List<Grown>>();
        sql.sql("select * from schedule.growth where person = any(:keys) order by person, day")
                .param("keys", array(keys))
                .query(row -> {
                    growth.computeIfAbsent(new PersonKey(row.getLong("person")), _ -> new ArrayList<>())
                            .add(new Grown(
                                    row.getObject("day", LocalDate.class),
                                    row.getObject("weight_for_age", Double.class),
                                    row.getObject("height_for_age", Double.class),
                                    row.getObject("bmi_for_age", Double.class),
                                    row.getObject("weight_for_height", Double.class)));
                });
        return growth;
    }

    private static Followed followed(ResultSet row) throws SQLException {
        return new Followed(
                row.getString("disease"),
                row.getObject("since", LocalDate.class),
                row.getObject("visited", LocalDate.class),
                row.getObject("controlled", Boolean.class),
                row.getObject("measured", LocalDate.class),
                row.getObject("supplied", LocalDate.class),
                row.getObject("lost", LocalDate.class),
                Label.in(row.getInt("labels")));
    }

    static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("service"),
                STANDINGS[row.getInt("standing") - 1],
                row.getInt("number"),
                Label.in(row.getInt("labels")),
                row.getObject("earliest", LocalDate.class),
                row.getObject("recommended", LocalDate.class),
                row.getObject("overdue", LocalDate.class),
                row.getObject("latest", LocalDate.class),
                days(row.getArray("done")));
    }

    private static List<LocalDate> days(Array array) throws SQLException {
        return Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).toList();
    }

    private void insert(List<State> states) {
        if (states.isEmpty()) return;
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            try (var copy = BinaryCopy.into(connection, "schedule.state (person, commune, changes, due, late)")) {
                for (var state : states) {
                    copy.int8(state.person().value())
                            .text(state.commune())
                            .date(state.changes())
                            .date(state.first(Item::recommended))
                            .date(state.first(Item::overdue))
                            .endRow();
                }
                copy.finish();
            }
            try (var copy = BinaryCopy.into(
                    connection,
                    "schedule.item (person, service, commune, standing, number, labels, earliest, recommended, overdue,"
                            + " latest, done)")) {
                for (var state : states) {
                    for (var item : state.items()) insert(copy, state, item);
                }
                copy.finish();
            }
            insertManaged(connection, states);
            insertGrowth(connection, states);
        } catch (SQLException e) {
            throw new SQLStateSQLExceptionTranslator().translate("copy of states", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void insertManaged(Connection connection, List<State> states) throws SQLException {
        if (states.stream().allMatch(state -> state.managed().isEmpty())) return;
        try (var copy = BinaryCopy.into(
                connection,
                "schedule.managed (person, disease, since, visited, controlled, measured, supplied, lost, labels)")) {
            for (var state : states) {
                for (var one : state.managed()) {
                    copy.int8(state.person().value())
                            .text(one.disease())
                            .date(one.since())
                            .date(one.visited())
                            .bool(one.controlled())
                            .date(one.measured())
                            .date(one.supplied())
                            .date(one.lost())
                            .int2(Label.bits(one.labels()))
                            .endRow();
                }
            }
            copy.finish();
        }
    }

    private static void insertGrowth(Connection connection, List<State> states) throws SQLException {
        if (states.stream().allMatch(state -> state.growth().isEmpty())) return;
        try (var copy = BinaryCopy.into(
                connection,
                "schedule.growth (person, day, weight_for_age, height_for_age, bmi_for_age, weight_for_height)")) {
            for (var state : states) {
                for (var one : state.growth()) {
                    copy.int8(state.person().value())
                            .date(one.day())
                            .float8(one.weightForAge())
                            .float8(one.heightForAge())
                            .float8(one.bmiForAge())
                            .float8(one.weightForHeight())
                            .endRow();
                }
            }
            copy.finish();
        }
    }

    private static void insert(BinaryCopy copy, State state, Item item) throws SQLException {
        copy.int8(state.person().value())
                .text(item.service())
                .text(state.commune())
                .int2(number(item.standing()))
                .int2(item.number())
                .int2(Label.bits(item.labels()))
                .date(item.earliest())
                .date(item.recommended())
                .date(item.overdue())
                .date(item.latest())
                .dates(item.done())
                .endRow();
    }

    private static SqlArrayValue array(Collection<PersonKey> keys) {
        return new SqlArrayValue("int8", keys.stream().map(PersonKey::value).toArray());
    }
}
