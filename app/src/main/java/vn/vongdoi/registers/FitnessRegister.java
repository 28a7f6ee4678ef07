package vn.vongdoi.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.vongdoi.csv.Row;
import vn.vongdoi.record.Writing;
import vn.vongdoi.school.School;
import vn.vongdoi.school.SchoolCode;
import vn.vongdoi.school.Schools;

/** How fit pupils were found to be: one row a pupil and day. */
final class FitnessRegister implements Register<Fitness> {
    private static final CodeList CLASSES = new CodeList("class", "registers/fitness-classes");

    private final PersonRows persons;
    private final Schools schools;
    private final Map<SchoolCode, Optional<School>> known = new HashMap<>();

    FitnessRegister(PersonRows persons, Schools schools) {
        this.persons = persons;
        this.schools = schools;
    }

    @Override
    public List<String> required() {
        return PersonCells.required("school", "date", "class");
    }

    @Override
    public List<String> optional() {
        return PersonCells.optional(Stream.concat(Exercise.ALL.stream().map(Exercise::column), Stream.of("withdrawn"))
                .toArray(String[]::new));
    }

    @Override
    public RowKey key(Row row) {
        return PersonCells.key(row, row.cell("date"));
    }

    @Override
    public Optional<Fitness> read(Row row) {
        var person = persons.cells().read(row);
        var school = row.required("school", this::school);
        var date = persons.cells().day(row, "date");
        var found = row.required("class", Row::text);
        var results = new ArrayList<Fitness.Result>();
        for (var test : Exercise.ALL) {
            row.optional(test.column(), test::value).ifPresent(value -> results.add(new Fitness.Result(test, value)));
        }
        var withdrawn = row.optional("withdrawn", Words::yes);
        return row.value(() -> {
            var day = PersonCells.notBefore(date.get(), person.birth());
            return new Fitness(
                    person.told(day),
                    school.get(),
                    day,
                    CLASSES.rule(found.get(), day),
                    results,
                    withdrawn.orElse(false));
        });
    }

    /** @throws IllegalArgumentException when no pupils register named it */
    private School school(String cell) {
        return known.computeIfAbsent(new SchoolCode(cell), schools::find)
                .orElseThrow(() ->
                        new IllegalArgumentException("Chưa có trường mang mã này: hãy nạp sổ học sinh (pupils) trước"));
    }

    @Override
    public int save(List<Told<Fitness>> rows, Writing writing) {
        var gathering = persons.gather(rows, Fitness::facts, writing);
        gathering.each(
                rows,
                (told, person) -> gathering.add(told.row(), List.of(told.value().draft(person))));
        return gathering.write();
    }
}
