package vn.vongdoi.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.page.OpenAnswer;
import vn.vongdoi.page.OpenFormat;
import vn.vongdoi.page.OpenTable;
import vn.vongdoi.place.Places;

/** {@code /open/communes}: the names behind the codes. */
@RestController
class OpenPlaces {
    private final Places places;

    OpenPlaces(Places places) {
        this.places = places;
    }

    record Listing(List<Place> communes) {}

    @JsonInclude(Include.NON_NULL)
    record Place(
            String code,
            Text name,
            String kind,
            String province,
            @Nullable Integer population,
            @Nullable Double areaKm2) {}

    @GetMapping("/open/communes" + OpenFormat.ENDING)
    ResponseEntity<Object> list(HttpServletRequest request) {
        var communes = places.communesOf(places.province().code()).stream()
                .map(it -> new Place(
                        it.code().value(),
                        new Text(it.title(), it.titleEn()),
                        it.kind().word(),
                        it.province().value(),
                        it.population(),
                        it.areaKm2()))
                .toList();
        return OpenAnswer.of(
                OpenFormat.of(request), Integer.toHexString(communes.hashCode()), () -> new Listing(communes), () -> {
                    var table = OpenTable.of("places");
                    communes.forEach(it -> table.row(
                            it.code(),
                            it.name().vi(),
                            it.name().en(),
                            it.kind(),
                            it.province(),
                            it.population(),
                            it.areaKm2()));
                    return table;
                });
    }
}
