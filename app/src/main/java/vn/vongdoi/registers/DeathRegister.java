package vn.vongdoi.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Writing;

/** Deaths: one row a person. */
final class DeathRegister implements Register<Death> {
    private final PersonRows persons;

    DeathRegister(PersonRows persons) {
        this.persons = persons;
    }

    @Override
    public List<String> required() {
        return PersonCells.required("died");
    }

    @Override
    public List<String> optional() {
        return PersonCells.optional("cause", "cause_text", "facility", "withdrawn");
    }

    @Override
    public RowKey key(Row row) {
        return PersonCells.key(row);
    }

    @Override
    public Optional<Death> read(Row row) {
        var person = persons.cells().read(row);
        var died = persons.cells().day(row, "died");
        var cause = row.optional("cause", Row::text).orElse("");
        var causeText = row.optional("cause_text", Row::text).orElse("");
        var facility = Located.anywhere(row);
        var withdrawn = row.optional("withdrawn", Words::yes);
        return row.value(() -> {
            var day = PersonCells.notBefore(died.get(), person.birth());
            if (!cause.isEmpty()) Words.icd10(row, "cause", cause, day);
            return new Death(person.told(day), day, cause, causeText, facility, withdrawn.orElse(false));
        });
    }

    @Override
    public int save(List<Told<Death>> rows, Writing writing) {
        var gathering = persons.gather(rows, Death::facts, writing);
        var deaths = new ArrayList<People.Death>();
        var tellers = new HashMap<PersonKey, Row>();
        gathering.each(rows, (told, person) -> {
            gathering.add(told.row(), List.of(told.value().cause(person)));
            if (told.row().rejected()) return;
            deaths.add(told.value().fact(person));
            tellers.put(person.key(), told.row());
        });
        for (var person :
                persons.people().persons(persons.people().died(deaths)).values()) {
            var row = Objects.requireNonNull(tellers.get(person.key()));
            gathering.add(row, Draft.of(person.patient(), person.key()));
        }
        return gathering.write();
    }
}
