package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.csv.Row;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.FacilityKind;
import vn.vongdoi.place.Level;
import vn.vongdoi.place.Ownership;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Writing;

/** Health facilities. */
final class FacilityRegister implements Register<Facility> {
    private final Places places;
    private final Located located;

    FacilityRegister(Places places, Located located) {
        this.places = places;
        this.located = located;
    }

    @Override
    public List<String> required() {
        return List.of("code", "name", "kind", "level", "commune", "ownership", "beds", "doctors");
    }

    @Override
    public List<String> optional() {
        return List.of("emr_since");
    }

    @Override
    public RowKey key(Row row) {
        return RowKey.of("code", row.cell("code"));
    }

    @Override
    public Optional<Facility> read(Row row) {
        var code = row.required("code", FacilityCode::new);
        var name = row.required("name", Row::text);
        var kind = row.required("kind", FacilityKind::of);
        var level = row.required("level", Level::of);
        var commune = row.required("commune", located::commune);
        var ownership = row.required("ownership", Ownership::of);
        var beds = row.required("beds", Row::count);
        var doctors = row.required("doctors", Row::count);
        var emrSince = row.optional("emr_since", Row::day);
        return row.value(() -> new Facility(
                code.get(),
                name.get(),
                kind.get(),
                level.get(),
                commune.get(),
                ownership.get(),
                beds.get(),
                doctors.get(),
                row.has("emr_since") ? emrSince.orElse(null) : known(code.get())));
    }

    @Override
    public int save(List<Told<Facility>> rows, Writing writing) {
        return RegisterKind.FACILITIES.entered(places.saveFacilities(Told.values(rows)), writing);
    }

    /** A file without the column does not say that the facility has stopped keeping electronic records. */
    private @Nullable LocalDate known(FacilityCode code) {
        return places.findFacility(code).map(Facility::emrSince).orElse(null);
    }
}
