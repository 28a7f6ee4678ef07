package vn.vongdoi.analytics;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.ProvinceCode;

/** The codes of a province's communes as sets: every figure of a province is a sum over them. */
final class CommuneCodes {
    private final Places places;
    private final Map<ProvinceCode, Set<String>> byProvince = new ConcurrentHashMap<>();

    CommuneCodes(Places places) {
        this.places = places;
    }

    Set<String> of(ProvinceCode province) {
        return byProvince.computeIfAbsent(
                province,
                p -> places.communesOf(p).stream().map(c -> c.code().value()).collect(toUnmodifiableSet()));
    }

    /** Whether it is the province of this instance. */
    boolean isHome(ProvinceCode province) {
        return places.province().code().equals(province);
    }

    ProvinceCode provinceOf(CommuneCode commune) {
        return places.commune(commune).province();
    }
}
