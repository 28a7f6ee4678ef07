package vn.vongdoi.programme;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.vongdoi.page.HexMap;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.ProvinceCode;

/** The schematic map of each province, placed once: its communes change with the law, not with the data. */
@Component
public class ProvinceMaps {
    private final Map<ProvinceCode, HexMap> layouts = new ConcurrentHashMap<>();
    private final Places places;

    ProvinceMaps(Places places) {
        this.places = places;
    }

    /** Cells in the order of {@link Places#communesOf}. */
    public HexMap layout(ProvinceCode province) {
        return layouts.computeIfAbsent(
                province,
                code -> HexMap.of(places.communesOf(code).stream()
                        .map(commune -> new HexMap.Point(commune.lon(), commune.lat()))
                        .toList()));
    }
}
