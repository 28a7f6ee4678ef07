package vn.vongdoi.schedule;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Standing;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.Province;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.Residence;

/** Where rules hold that do not hold everywhere, in words. */
record AreaWords(LawWords words, Places places) {

    /** Empty of what holds everywhere. */
    Optional<String> only(Area area) {
        if (area.isEverywhere()) return Optional.empty();
        var provinces =
                area.provinces().stream().sorted().map(ProvinceCode::new).map(code -> name(places.province(code)));
        var communes = area.communes().stream().sorted().map(CommuneCode::new).map(code -> name(places.commune(code)));
        return Optional.of(words.text(
                "schedule.rule.places",
                String.join(", ", Stream.concat(provinces, communes).toList())));
    }

    /** That nobody of this province is asked for it. */
    Optional<Chip> notHere(Collection<Area> areas) {
        return areas.stream().flatMap(this::homes).findAny().isPresent()
                ? Optional.empty()
                : Optional.of(new Chip(Standing.NONE, words.text("schedule.rule.not-here", name(places.province()))));
    }

    /** A home for each way in which it holds in this province. */
    Stream<Residence> homes(Area area) {
        var anywhere = places.residence(null);
        if (area.holds(anywhere)) return Stream.of(anywhere);
        return area.communes().stream()
                .map(places::residence)
                .filter(home -> home.province().equals(anywhere.province()) && area.holds(home));
    }

    /** A commune of another province with it: names repeat. */
    private String name(Commune commune) {
        var title = words.language().pick(commune.title(), commune.titleEn());
        return commune.province().equals(places.province().code())
                ? title
                : title + " (" + name(places.province(commune.province())) + ")";
    }

    private String name(Province province) {
        return words.language().pick(province.name(), province.nameEn());
    }
}
