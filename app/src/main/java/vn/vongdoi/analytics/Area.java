package vn.vongdoi.analytics;

import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.ProvinceCode;

/** Where a value is asked for. */
public sealed interface Area {
    /** The 2 digits of a province, the 5 of a commune. */
    default String digits() {
        return switch (this) {
            case OfProvince province -> province.code().value();
            case OfCommune commune -> commune.code().value();
        };
    }

    record OfProvince(ProvinceCode code) implements Area {}

    record OfCommune(CommuneCode code) implements Area {}
}
