package vn.vongdoi.registers;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.csv.Row;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;

/** The places that cells name. */
final class Located {
    private final Places places;
    private final Set<FacilityCode> facilities;

    Located(Places places) {
        this.places = places;
        this.facilities = places.facilities().stream().map(Facility::code).collect(Collectors.toSet());
    }

    /** @throws IllegalArgumentException when no commune of today can be told from the code */
    CommuneCode commune(String cell) {
        var code = new CommuneCode(cell);
        var current = places.current(code);
        if (current.isPresent()) return current.get().code();
        var former = places.findFormerCommune(code);
        if (former.isEmpty()) throw new IllegalArgumentException("Không có xã nào mang mã này");
        throw new IllegalArgumentException(
                "Mã cũ của " + former.get().name() + " (" + former.get().district()
                        + "), từ 01/7/2025 chia về nhiều xã; hãy ghi mã mới: "
                        + places.successors(code).stream()
                                .map(commune -> commune.code() + " " + commune.title())
                                .collect(joining(", ")));
    }

    boolean knows(String facility) {
        return facilities.contains(new FacilityCode(facility));
    }

    /** The cell {@code facility} where a facility of any province may stand; null when it is empty. */
    static @Nullable String anywhere(Row row) {
        return row.optional("facility", FacilityCode::new)
                .map(FacilityCode::value)
                .orElse(null);
    }

    /** @throws IllegalArgumentException when no facilities register named it */
    FacilityCode facility(String cell) {
        var code = new FacilityCode(cell);
        if (!facilities.contains(code)) {
            throw new IllegalArgumentException("Chưa có cơ sở mang mã này: hãy nạp sổ cơ sở (facilities) trước");
        }
        return code;
    }
}
