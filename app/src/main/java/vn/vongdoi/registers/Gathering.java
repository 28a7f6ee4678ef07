package vn.vongdoi.registers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.csv.Row;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.Registration;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Writing;
import vn.vongdoi.registers.Register.Told;

/**
 * A batch of rows about people on its way into the record: whom they are about, then what the record is told. A person
 * of whom nothing new is told takes no position, so that a register loaded again leaves no trace.
 */
final class Gathering {
    private final Writing writing;
    private final String change;
    /** Of the whole file: which line first told a resource. */
    private final Map<ResourceId, Long> lines;

    private final Map<Row, Person> persons = new LinkedHashMap<>();
    private final Map<PersonKey, Long> positions = new HashMap<>();
    private final Map<ResourceId, Draft> drafts = new LinkedHashMap<>();
    private final Map<ResourceId, Row> tellers = new HashMap<>();
    private final Set<Row> telling = new HashSet<>();
    private final Set<ResourceId> news = new HashSet<>();

    /**
     * @param change what the feed calls it
     * @param lines one for each loading
     */
    Gathering(Writing writing, String change, Map<ResourceId, Long> lines) {
        this.writing = writing;
        this.change = change;
        this.lines = lines;
    }

    /** Finds or makes the person of each row; a row that names nobody for certain is rejected. */
    <T> void meet(People people, List<Told<T>> rows, Function<T, PersonFacts> facts) {
        var met = people.register(Told.values(rows).stream().map(facts).toList(), writing::nextPosition);
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i).row();
            switch (met.get(i)) {
                case Registration.Known known -> persons.put(row, known.person());
                case Registration.Disputed _ -> disputed(row);
                case Registration.Unclear _ -> unclear(row);
                case Registration.Told news -> {
                    persons.put(row, news.person());
                    tell(news.person().key(), news.position());
                    telling.add(row);
                    add(Draft.of(news.person().patient(), news.person().key()));
                }
            }
        }
    }

    /** Who it is, unless the row was rejected. */
    Optional<Person> find(Row row) {
        return Optional.ofNullable(persons.get(row));
    }

    /** For each row that is not rejected. */
    <T> void each(List<Told<T>> rows, BiConsumer<Told<T>, Person> telling) {
        for (var row : rows) find(row.row()).ifPresent(person -> telling.accept(row, person));
    }

    /** What a row tells; the first resource is what the row is, and a second row of the file may not tell it too. */
    void add(Row row, List<Draft> told) {
        if (told.isEmpty()) return;
        var earlier = lines.putIfAbsent(told.getFirst().id(), row.line());
        if (earlier != null && earlier != row.line()) {
            var column = PersonCells.keyColumn(row);
            row.reject(
                    column,
                    row.cell(column),
                    "Cùng một người và cùng một việc với dòng " + earlier + ": chỉ dòng đầu được nhận");
            return;
        }
        for (var draft : told) {
            add(draft);
            tellers.put(draft.id(), row);
        }
    }

    /** What follows from a row besides, such as the Patient of who died. */
    void add(Row row, Draft draft) {
        add(draft);
        tellers.put(draft.id(), row);
    }

    /** A row told something new that no resource holds. */
    void tells(Row row) {
        telling.add(row);
        find(row).ifPresent(person -> position(person.key()));
    }

    /** The resources that told something new, of those that the rows told; to be asked after {@link #write}. */
    Set<ResourceId> news() {
        return news;
    }

    /** The change that brings what is told of somebody. */
    long position(PersonKey key) {
        var known = positions.get(key);
        if (known != null) return known;
        var position = writing.nextPosition();
        tell(key, position);
        return position;
    }

    /** @return how many rows told something new */
    int write() {
        news.addAll(
                writing.put(List.copyOf(drafts.values()), draft -> position(Objects.requireNonNull(draft.person()))));
        for (var id : news) {
            var teller = tellers.get(id);
            if (teller != null) telling.add(teller);
        }
        return (int) telling.stream().filter(row -> !row.rejected()).count();
    }

    private void add(Draft draft) {
        drafts.put(draft.id(), draft);
    }

    private void tell(PersonKey person, long position) {
        positions.put(person, position);
        writing.changed(position, person, change, Actor.console(), Purpose.PUBLIC_HEALTH);
    }

    static void disputed(Row row) {
        var column = PersonCells.keyColumn(row);
        row.reject(
                column,
                row.cell(column),
                "Số này đang thuộc về người khác (khác cả họ tên và ngày sinh):"
                        + " hãy kiểm tra lại số với giấy tờ gốc");
    }

    private static void unclear(Row row) {
        row.reject(
                "name",
                row.cell("name"),
                "Không có số định danh, mà ngày sinh thiếu ngày hoặc có nhiều người cùng họ tên, ngày sinh, giới và xã:"
                        + " hãy ghi cccd, bhxh hoặc passport");
    }
}
