package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.csv.Row;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Writing;
import vn.vongdoi.registers.CheckUp.Guardian;
import vn.vongdoi.registers.CheckUp.Measured;
import vn.vongdoi.registers.CheckUp.Pressure;
import vn.vongdoi.registers.CheckUp.Type;

/** Check-ups and screenings that were concluded: one row each. */
final class CheckUpRegister implements Register<CheckUp> {
    /** MA_LOAI_KCB of QĐ 1804/QĐ-BYT 2026. */
    private static final Map<String, String> KINDS = Map.of("periodic", "15", "screening", "16");

    private static final List<String> CLASSES = List.of("I", "II", "III", "IV", "V");

    private static final CodeList FUNDING = new CodeList("funding", "registers/checkup-funding");
    private static final CodeList GROUPS = new CodeList("group", "registers/checkup-groups");
    private static final CodeList REVIEWS = new CodeList("vaccination_review", "registers/vaccination-reviews");

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
                        PersonCells.optional(
                                "funding",
                                "template",
                                "group",
                                "guardian",
                                "guardian_cccd",
                                "pressure",
                                "class",
                                "vaccination_review",
                                "icd",
                                "conclusion")
                                .stream(),
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
        var guardian =
                new Guardian(row.optional("guardian", Row::text).orElse(""), row.optional("guardian_cccd", Cccd::new));
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
                    row.cell("funding").equals("insurance"),
                    types(row, person.birth(), day),
                    guardian,
                    List.copyOf(measured),
                    pressure.orElse(null),
                    healthClass,
                    review(row, day).orElse(null),
                    icd,
                    conclusion);
        });
    }

    private static List<Type> types(Row row, BirthDate birth, LocalDate day) {
        var types = new ArrayList<Type>(3);
        var funding = row.cell("funding");
        if (!funding.isEmpty()) types.add(Type.of(CodeSystem.FUNDING, FUNDING.rule(funding, day)));
        var group = row.cell("group");
        if (!group.isEmpty()) types.add(Type.of(CodeSystem.CHECKUP_GROUP, GROUPS.rule(group, day)));
        var code = row.cell("template");
        if (!code.isEmpty()) {
            var template = CheckUpTemplate.of(code, day);
            types.add(Type.of(CodeSystem.CHECKUP_TEMPLATE, template.rule()));
            if (!template.fits(birth, day)) row.warn("template", code, "Tuổi ở ngày khám không thuộc mẫu này");
        }
        return types;
    }

    private static Optional<Type> review(Row row, LocalDate day) {
        return Optional.of(row.cell("vaccination_review"))
                .filter(code -> !code.isEmpty())
                .map(code -> Type.of(CodeSystem.SCHOOL_HEALTH, REVIEWS.rule(code, day)));
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
