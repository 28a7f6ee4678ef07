package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.vongdoi.claimcheck.Icd10;
import vn.vongdoi.csv.Row;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Writing;

/** Deaths: one row a person. */
final class DeathRegister implements Register<Death> {
    private final People people;
    private final PersonCells cells;
    private final Map<ResourceId, Long> lines = new HashMap<>();

    DeathRegister(People people, Located located, LocalDate today) {
        this.people = people;
        this.cells = new PersonCells(located, today);
    }

    @Override
    public List<String> required() {
        var columns = new ArrayList<>(PersonCells.COLUMNS);
        columns.add("died");
        return columns;
    }

    @Override
    public List<String> optional() {
        return List.of("cause", "cause_text", "facility", "withdrawn");
    }

    @Override
    public String keyColumn(Row row) {
        return PersonCells.keyColumn(row);
    }

    @Override
    public String key(Row row) {
        return PersonCells.key(row);
    }

    @Override
    public Optional<Death> read(Row row) {
        var person = cells.read(row);
        var died = cells.day(row, "died");
        var cause = row.optional("cause", Row::text).orElse("");
        var causeText = row.optional("cause_text", Row::text).orElse("");
        var facility = row.optional("facility", FacilityCode::new);
        var withdrawn = row.optional("withdrawn", Words::yes);
        return row.value(() -> {
            var day = PersonCells.notBefore(died.get(), person.birth());
            if (!cause.isEmpty() && !Icd10.lists(cause, day)) {
                row.warn(
                        "cause", cause, "Mã ICD-10 không có trong danh mục ở ngày mất: vẫn được nạp, hãy kiểm tra lại");
            }
            return new Death(
                    person.told(day),
                    day,
                    cause,
                    causeText,
                    facility.map(FacilityCode::value).orElse(null),
                    withdrawn.orElse(false));
        });
    }

    @Override
    public int save(List<Told<Death>> rows, Writing writing) {
        var gathering = new Gathering(writing, "register:deaths", lines);
        gathering.meet(people, rows, Death::facts);
        var deaths = new ArrayList<People.Death>();
        var tellers = new HashMap<PersonKey, Row>();
        gathering.each(rows, (told, person) -> {
            gathering.add(told.row(), List.of(told.value().cause(person)));
            if (told.row().rejected()) return;
            deaths.add(told.value().fact(person));
            tellers.put(person.key(), told.row());
        });
        for (var person : people.persons(people.died(deaths)).values()) {
            var row = Objects.requireNonNull(tellers.get(person.key()));
            gathering.add(row, Draft.of(person.patient(), person.key()));
        }
        return gathering.write();
    }
}
