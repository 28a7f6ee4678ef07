package vn.vongdoi.registers;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.csv.Row;
import vn.vongdoi.place.BedCount;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Writing;

/** How many beds of which kind a facility has, from when to when. */
final class BedRegister implements Register<BedCount> {
    private final Places places;
    private final Located located;

    BedRegister(Places places, Located located) {
        this.places = places;
        this.located = located;
    }

    @Override
    public List<String> required() {
        return List.of("facility", "kind", "count", "from", "to");
    }

    @Override
    public RowKey key(Row row) {
        return RowKey.of("facility", row.cell("facility"), row.cell("kind"), row.cell("from"));
    }

    @Override
    public Optional<BedCount> read(Row row) {
        var facility = row.required("facility", located::facility);
        var kind = row.required("kind", Row::text);
        var count = row.required("count", Row::count);
        var from = row.required("from", Row::day);
        var to = row.optional("to", Row::day);
        return row.value(() -> new BedCount(facility.get(), kind.get(), count.get(), from.get(), to.orElse(null)));
    }

    @Override
    public int save(List<Told<BedCount>> rows, Writing writing) {
        return RegisterKind.BEDS.entered(places.saveBeds(Told.values(rows)), writing);
    }
}
