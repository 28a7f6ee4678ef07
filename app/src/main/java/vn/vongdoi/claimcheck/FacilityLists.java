package vn.vongdoi.claimcheck;

import org.springframework.stereotype.Component;
import vn.vongdoi.benefit.Bill;
import vn.vongdoi.catalogue.Catalogue;
import vn.vongdoi.catalogue.Catalogues;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.FacilityKind;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.Roster;

/** What facilities told of themselves: the rules that need a facility's own lists work when these are loaded. */
@Component
public final class FacilityLists {
    private final Places places;
    private final Catalogues catalogues;

    public FacilityLists(Places places, Catalogues catalogues) {
        this.places = places;
        this.catalogues = catalogues;
    }

    /** What one facility told. */
    record OfOne(Bill.Place place, Catalogue catalogue, Roster roster) {
        static final OfOne UNKNOWN = new OfOne(Bill.Place.UNKNOWN, Catalogue.EMPTY, Roster.EMPTY);
    }

    OfOne of(String code) {
        if (!FacilityCode.isWellFormed(code)) return OfOne.UNKNOWN;
        return places.findFacility(new FacilityCode(code))
                .map(facility -> new OfOne(
                        facility.kind() == FacilityKind.STATION ? Bill.Place.COMMUNE_LEVEL : Bill.Place.ELSEWHERE,
                        catalogues.of(facility.code()),
                        places.roster(facility.code())))
                .orElse(OfOne.UNKNOWN);
    }
}
