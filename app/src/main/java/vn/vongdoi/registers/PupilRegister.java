package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Writing;
import vn.vongdoi.school.Pupil;
import vn.vongdoi.school.School;
import vn.vongdoi.school.SchoolCode;
import vn.vongdoi.school.SchoolKind;
import vn.vongdoi.school.SchoolYear;
import vn.vongdoi.school.Schools;

/** Who goes to which school: one row a pupil and school year. */
final class PupilRegister implements Register<Enrolment> {
    private static final int LONGEST_CLASS = 20;
    /** Before the law on education that the ages are of. */
    private static final int FIRST_YEAR = 2020;

    private final PersonRows persons;
    private final Schools schools;

    /** As the file first told them, and on which line. */
    private final Map<SchoolCode, Named> named = new HashMap<>();

    private final Map<Attending, Long> lines = new HashMap<>();

    private record Named(School school, long line) {}

    private record Attending(PersonKey person, SchoolYear year) {}

    PupilRegister(PersonRows persons, Schools schools) {
        this.persons = persons;
        this.schools = schools;
    }

    @Override
    public List<String> required() {
        return PersonCells.required("school", "school_name", "school_commune", "kind", "class", "year");
    }

    @Override
    public List<String> optional() {
        return PersonCells.optional("left");
    }

    @Override
    public RowKey key(Row row) {
        return PersonCells.key(row, row.cell("year"));
    }

    @Override
    public Optional<Enrolment> read(Row row) {
        var who = persons.cells().read(row);
        var code = row.required("school", SchoolCode::new);
        var name = row.required("school_name", Row::text);
        var commune = row.required("school_commune", persons.cells().located()::commune);
        var kind = row.required("kind", SchoolKind::new);
        var schoolClass = row.optional("class", PupilRegister::schoolClass).orElse("");
        var year = row.required("year", this::year);
        var left = row.optional("left", Row::day).orElse(null);
        if (row.rejected()) return Optional.empty();
        if (left != null && !year.get().has(left)) {
            row.reject(
                    "left",
                    row.cell("left"),
                    "Ngày rời trường phải thuộc năm học " + year.get() + ", bắt đầu ngày "
                            + year.get().first());
        }
        if (!kind.get().fits(who.birth(), year.get())) {
            row.warn("birth", row.cell("birth"), "Tuổi trong năm học này không hợp với kind: hãy kiểm tra lại");
        }
        var school = school(row, new School(code.get(), name.get(), commune.get()));
        return row.value(
                () -> new Enrolment(who.told(told(year.get())), school, year.get(), kind.get(), schoolClass, left));
    }

    /** A school knows what was so when the year began; what was told since is newer. */
    private LocalDate told(SchoolYear year) {
        var today = persons.cells().today();
        return year.first().isBefore(today) ? year.first() : today;
    }

    /** One school, however often a file tells it: the commune decides who is told of the pupils. */
    private School school(Row row, School told) {
        var first = named.get(told.code());
        if (first == null) {
            schools.find(told.code()).filter(told::isAnother).ifPresent(known -> {
                row.reject(
                        "school",
                        told.code().value(),
                        "Mã này đang là của " + known.name() + ", xã " + known.commune()
                                + " (khác cả tên và xã): hãy ghi mã khác, hoặc sửa tên trước rồi mới sửa xã");
            });
            if (!row.rejected()) named.put(told.code(), new Named(told, row.line()));
            return told;
        }
        if (!first.school().commune().equals(told.commune())) {
            row.reject(
                    "school_commune",
                    row.cell("school_commune"),
                    "Trường này ở dòng " + first.line() + " thuộc xã "
                            + first.school().commune());
        } else if (!first.school().name().equals(told.name())) {
            row.warn("school_name", told.name(), "Tên trường khác dòng " + first.line() + ": lấy tên ở dòng ấy");
        }
        return first.school();
    }

    @Override
    public int save(List<Told<Enrolment>> rows, Writing writing) {
        var gathering = persons.gather(rows, Enrolment::facts, writing);
        var told = new LinkedHashMap<Row, Pupil>();
        var taught = new LinkedHashMap<SchoolCode, School>();
        gathering.each(rows, (row, person) -> {
            var pupil = row.value().pupil(person.key());
            if (isTwice(row.row(), new Attending(person.key(), pupil.year()))) return;
            told.put(row.row(), pupil);
            taught.put(pupil.school(), row.value().school());
        });
        var changed = new HashSet<>(schools.save(taught.values()));
        var news = schools.news(told.values());
        told.forEach((row, pupil) -> {
            if (changed.remove(pupil.school()) || news.contains(pupil)) gathering.tells(row);
        });
        schools.enrol(news, pupil -> gathering.position(pupil.person()));
        return gathering.write();
    }

    /** By one number here and by another there somebody may stand twice in a file. */
    private boolean isTwice(Row row, Attending attending) {
        var earlier = lines.putIfAbsent(attending, row.line());
        if (earlier == null) return false;
        var column = PersonCells.keyColumn(row);
        row.reject(
                column,
                row.cell(column),
                "Cùng một người và cùng một năm học với dòng " + earlier + ": chỉ dòng đầu được nhận");
        return true;
    }

    private SchoolYear year(String cell) {
        var last = SchoolYear.of(persons.cells().today()).beginning() + 1;
        if (!cell.matches("[0-9]{4}") || Integer.parseInt(cell) < FIRST_YEAR || Integer.parseInt(cell) > last) {
            throw new IllegalArgumentException(
                    "Năm học ghi bằng năm bắt đầu, từ " + FIRST_YEAR + " đến " + last + ": 2026 là 2026–2027");
        }
        return new SchoolYear(Integer.parseInt(cell));
    }

    private static String schoolClass(String cell) {
        if (cell.length() > LONGEST_CLASS) {
            throw new IllegalArgumentException("Tên lớp nhiều nhất " + LONGEST_CLASS + " ký tự, như 3A");
        }
        return cell;
    }
}
