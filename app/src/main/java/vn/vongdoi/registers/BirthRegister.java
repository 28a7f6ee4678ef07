package vn.vongdoi.registers;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.record.Writing;

/** Live births: one row a child. */
final class BirthRegister implements Register<Birth> {
    /** Grams beyond which a weight is taken for a slip, of kilograms or of a digit; ours. */
    private static final int LIGHTEST = 300;

    private static final int HEAVIEST = 7_000;

    private final PersonRows persons;

    BirthRegister(PersonRows persons) {
        this.persons = persons;
    }

    @Override
    public List<String> required() {
        return PersonCells.required();
    }

    @Override
    public List<String> optional() {
        return PersonCells.optional("weight", "mother", "mother_cccd", "facility");
    }

    @Override
    public RowKey key(Row row) {
        return PersonCells.key(row);
    }

    @Override
    public Optional<Birth> read(Row row) {
        var child = persons.cells().read(row);
        var weight = row.optional("weight", BirthRegister::grams);
        var mother = row.optional("mother", Row::text);
        var motherCccd = row.optional("mother_cccd", Cccd::new);
        var facility = Located.anywhere(row);
        motherCccd
                .filter(number -> number.value().equals(row.cell("cccd")))
                .ifPresent(
                        _ -> row.reject("mother_cccd", row.cell("mother_cccd"), "Số của mẹ không thể là số của con"));
        return row.value(() -> {
            if (child.birth().known() != BirthDate.Known.DAY) {
                throw new IllegalArgumentException("Sổ sinh cần ngày sinh đủ ngày, tháng, năm");
            }
            var day = child.birth().date();
            return new Birth(
                    child.told(day, mother), day, weight.orElse(null), mother.orElse(""), motherCccd, facility);
        });
    }

    @Override
    public int save(List<Told<Birth>> rows, Writing writing) {
        var gathering = persons.gather(rows, Birth::facts, writing);
        gathering.each(
                rows, (told, child) -> gathering.add(told.row(), told.value().drafts(child)));
        return gathering.write();
    }

    private static Integer grams(String cell) {
        var grams = Row.count(cell);
        if (grams < LIGHTEST || grams > HEAVIEST) {
            throw new IllegalArgumentException(
                    "Cân nặng lúc sinh tính bằng gam, từ " + LIGHTEST + " đến " + HEAVIEST + ", như 3100");
        }
        return grams;
    }
}
