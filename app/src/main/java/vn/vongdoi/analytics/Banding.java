package vn.vongdoi.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.vongdoi.place.FacilityKind;
import vn.vongdoi.place.Ownership;

/**
 * How the rows {@code n} of a query are told apart.
 *
 * @param bands in their order; everything is in one of them, and where it is not known in {@link Band#UNKNOWN}, which stands last
 * @param joins what the rows are joined with, as SQL
 * @param band the code of a row's band, as SQL
 */
record Banding(List<Band> bands, String joins, String band) {
    private static final String RESIDENT = "left join analytics.resident r on r.person = n.person\n";
    private static final String FACILITY = "left join analytics.facility f on f.facility = n.facility";

    Banding {
        bands = Stream.concat(bands.stream(), Stream.of(Band.UNKNOWN))
                .distinct()
                .toList();
    }

    /** @param ownDay whether rows have a day of their own, on which people have their age; else it is that of the last day */
    static Banding of(Disaggregation by, Disaggregations declared, boolean ownDay, Period period) {
        return switch (by) {
            case COMMUNE, MONTH -> throw new IllegalArgumentException(by + " needs no bands");
            case SEX ->
                new Banding(
                        List.of(
                                new Band("male", new Text("Nam", "Male")),
                                new Band("female", new Text("Nữ", "Female"))),
                        RESIDENT,
                        "case r.sex when 1 then 'male' when 2 then 'female' else 'unknown' end");
            case AGE_BAND -> {
                var ages = AgeBands.of(declared.ages().orElseThrow());
                yield new Banding(ages.bands(), RESIDENT, ages.sql(ownDay ? "n.day" : ":to"));
            }
            case PRIORITY_GROUP ->
                new Banding(CheckUpGroups.bands(), RESIDENT + CheckUpGroups.joins(period), CheckUpGroups.sql(period));
            case FACILITY_KIND ->
                new Banding(
                        Arrays.stream(FacilityKind.values()).map(Banding::band).toList(),
                        FACILITY,
                        "coalesce(f.kind, 'unknown')");
            case OWNERSHIP ->
                new Banding(
                        Arrays.stream(Ownership.values()).map(Banding::band).toList(),
                        FACILITY,
                        "coalesce(f.ownership, 'unknown')");
        };
    }

    private static Band band(FacilityKind kind) {
        return new Band(
                kind.word(),
                switch (kind) {
                    case STATION -> new Text("Trạm y tế", "Commune station");
                    case CENTRE -> new Text("Trung tâm y tế", "Health centre");
                    case HOSPITAL -> new Text("Bệnh viện", "Hospital");
                    case CLINIC -> new Text("Phòng khám", "Clinic");
                });
    }

    private static Band band(Ownership ownership) {
        return new Band(
                ownership.word(),
                switch (ownership) {
                    case PUBLIC -> new Text("Công lập", "Public");
                    case PRIVATE -> new Text("Tư nhân", "Private");
                });
    }
}
