package vn.vongdoi.analytics;

import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.ProvinceCode;

/** Where a value is asked for. */
public sealed interface Area {
    record OfProvince(ProvinceCode code) implements Area {}

    record OfCommune(CommuneCode code) implements Area {}
}
