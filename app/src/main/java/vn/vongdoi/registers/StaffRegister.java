package vn.vongdoi.registers;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.StaffPost;
import vn.vongdoi.record.Writing;

/** Who works where, as what, from when to when. */
final class StaffRegister implements Register<StaffPost> {
    private final Places places;
    private final Located located;

    StaffRegister(Places places, Located located) {
        this.places = places;
        this.located = located;
    }

    @Override
    public List<String> required() {
        return List.of("facility", "cccd", "name", "profession", "licence", "from", "to");
    }

    @Override
    public RowKey key(Row row) {
        return RowKey.of(
                "cccd", row.cell("facility"), row.cell("cccd"), profession(row.cell("profession")), row.cell("from"));
    }

    @Override
    public Optional<StaffPost> read(Row row) {
        var facility = row.required("facility", located::facility);
        var cccd = row.required("cccd", Cccd::new);
        var name = row.required("name", Row::text);
        var profession = row.required("profession", Row::text);
        var licence = row.optional("licence", Row::text);
        var from = row.required("from", Row::day);
        var to = row.optional("to", Row::day);
        if (!row.cell("profession").isEmpty()
                && Profession.find(row.cell("profession")).isEmpty()) {
            row.warn(
                    "profession",
                    row.cell("profession"),
                    "Nghề ngoài danh sách (" + Profession.words() + "): đã nạp nhưng không chỉ tiêu nào đếm");
        }
        return row.value(() -> new StaffPost(
                facility.get(),
                cccd.get().value(),
                name.get(),
                profession(profession.get()),
                licence.orElse(null),
                from.get(),
                to.orElse(null)));
    }

    @Override
    public int save(List<Told<StaffPost>> rows, Writing writing) {
        return RegisterKind.STAFF.entered(places.saveStaff(Told.values(rows)), writing);
    }

    private static String profession(String cell) {
        return Profession.find(cell).map(Profession::word).orElse(cell);
    }
}
