package vn.vongdoi.registers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.csv.Row;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Writing;
import vn.vongdoi.registers.CheckUp.Measured;
import vn.vongdoi.registers.CheckUp.Pressure;

/** Check-ups and screenings that were concluded: one row each. */
final class CheckUpRegister implements Register<CheckUp> {
    /** MA_LOAI_KCB of QĐ 1804/QĐ-BYT 2026. */
    private static final Map<String, String> KINDS = Map.of("periodic", "15", "screening", "16");

    private static final List<String> CLASSES = List.of("I", "II", "III", "IV", "V");

    /** NGUON_KINH_PHI of QĐ 1551/QĐ-BYT; the words are ours. */
    private static final List<String> FUNDING = List.of("central", "local", "insurance", "employer", "social", "other");

    private final PersonRows persons;

    CheckUpRegister(PersonRows persons) {
        this.persons = persons;
    }

    @Override
    public List<String> required() {
        return PersonCells.required("facility", "date", "kind");
    }

    @Override
    public List<String> optional() {
        return Stream.concat(
                        PersonCells.optional("funding", "pressure", "class", "icd", "conclusion").stream(),
                        Arrays.stream(Sign.values()).map(Sign::column))
                .toList();
    }

    @Override
    public RowKey key(Row row) {
        return PersonCells.key(row, row.cell("facility"), row.cell("date"));
    }

    @Override
    public Optional<CheckUp> read(Row row) {
        var person = persons.cells().read(row);
        var facility = row.required("facility", persons.cells().located()::facility);
        var date = persons.cells().day(row, "date");
        var kind = row.required(
                "kind", cell -> Words.one(KINDS.keySet().stream().sorted().toList(), cell));
        var funding = row.optional("funding", cell -> Words.one(FUNDING, cell)).orElse("");
        var measured = new ArrayList<Measured>();
        for (var sign : Sign.values()) {
            row.optional(sign.column(), sign::value).ifPresent(value -> measured.add(new Measured(sign, value)));
        }
        var pressure = row.optional("pressure", CheckUpRegister::pressure);
        var healthClass =
                row.optional("class", cell -> Words.one(CLASSES, cell)).orElse("");
        var icd = Arrays.stream(row.cell("icd").split(";"))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        var conclusion = row.optional("conclusion", Row::text).orElse("");
        return row.value(() -> {
            var day = PersonCells.notBefore(date.get(), person.birth());
            for (var code : icd) Words.icd10(row, "icd", code, day);
            return new CheckUp(
                    person.told(day),
                    facility.get(),
                    day,
                    KINDS.getOrDefault(kind.get(), ""),
                    funding.equals("insurance"),
                    List.copyOf(measured),
                    pressure.orElse(null),
                    healthClass,
                    icd,
                    conclusion);
        });
    }

    @Override
    public int save(List<Told<CheckUp>> rows, Writing writing) {
        var gathering = persons.gather(rows, CheckUp::facts, writing);
        var told = new ArrayList<List<Draft>>();
        gathering.each(rows, (row, person) -> {
            var drafts = row.value().drafts(person);
            gathering.add(row.row(), drafts);
            if (!row.row().rejected()) told.add(drafts);
        });
        var known =
                writing.live(told.stream().map(drafts -> drafts.getFirst().id()).toList());
        var count = gathering.write();
        for (var drafts : told) {
            var person = drafts.getFirst().person();
            var encounter = drafts.getFirst().id();
            var differs = gathering.news().contains(drafts.getLast().id());
            if (person == null || !differs || !known.contains(encounter)) continue;
            var kept = drafts.stream().map(Draft::id).collect(Collectors.toSet());
            writing.dropOthers(person, encounter.id(), kept, gathering.position(person));
        }
        return count;
    }

    private static Pressure pressure(String cell) {
        if (!cell.matches("\\d{2,3}/\\d{2,3}")) throw new IllegalArgumentException("Huyết áp viết như 120/80, mmHg");
        var slash = cell.indexOf('/');
        var pressure =
                new Pressure(Integer.parseInt(cell.substring(0, slash)), Integer.parseInt(cell.substring(slash + 1)));
        if (pressure.systolic() <= pressure.diastolic() || pressure.systolic() > 350 || pressure.diastolic() < 10) {
            throw new IllegalArgumentException("Huyết áp tâm thu phải lớn hơn tâm trương, trong khoảng 10–350 mmHg");
        }
        return pressure;
    }
}
