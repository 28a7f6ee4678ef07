package vn.vongdoi.place;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.vongdoi.rules.Residence;

/**
 * Where care happens: the administrative units of the country, the province this instance belongs to, and the health
 * facilities that its registers name. Units are held in memory as of the day of the start; lists are ordered by code.
 */
@Component
public final class Places {
    private final Gazetteer gazetteer;
    private final Map<ProvinceCode, List<Commune>> communes;
    private final Province province;
    private final Facilities facilities;

    /**
     * Reads the unit files and brings the tables in line with them when they differ.
     *
     * @param province code of the province that owns this instance ({@code VONGDOI_PROVINCE})
     * @throws IllegalArgumentException when that is not one of the provinces
     */
    public Places(DataSource dataSource, Clock clock, @Value("${vongdoi.province:31}") String province) {
        gazetteer = Gazetteer.on(LocalDate.now(clock));
        this.province = findProvince(new ProvinceCode(province))
                .orElseThrow(() -> new IllegalArgumentException(
                        "VONGDOI_PROVINCE: không có tỉnh mang mã " + province + " (no such province; the codes are "
                                + gazetteer.provinces().keySet() + ")"));
        communes = gazetteer.communes().values().stream()
                .collect(groupingBy(Commune::province, TreeMap::new, toUnmodifiableList()));
        new GazetteerTables(dataSource).follow(gazetteer);
        facilities = new Facilities(dataSource, clock);
    }

    /** The province that owns this instance. */
    public Province province() {
        return province;
    }

    public List<Province> provinces() {
        return List.copyOf(gazetteer.provinces().values());
    }

    public Optional<Province> findProvince(ProvinceCode code) {
        return Optional.ofNullable(gazetteer.provinces().get(code));
    }

    /** @throws NoSuchElementException when no province has that code */
    public Province province(ProvinceCode code) {
        return findProvince(code).orElseThrow(() -> new NoSuchElementException("no province " + code));
    }

    /** All communes of the country. */
    public List<Commune> communes() {
        return List.copyOf(gazetteer.communes().values());
    }

    /** The communes of a province; empty when there is no such province. */
    public List<Commune> communesOf(ProvinceCode province) {
        return communes.getOrDefault(province, List.of());
    }

    public Optional<Commune> findCommune(CommuneCode code) {
        return Optional.ofNullable(gazetteer.communes().get(code));
    }

    /** @throws NoSuchElementException when no commune of today has that code */
    public Commune commune(CommuneCode code) {
        return findCommune(code).orElseThrow(() -> new NoSuchElementException("no commune " + code));
    }

    /** A commune as it was before 2025-07-01. */
    public Optional<FormerCommune> findFormerCommune(CommuneCode code) {
        return Optional.ofNullable(gazetteer.formerCommunes().get(code));
    }

    /** The communes of today that hold parts of a commune of before 2025-07-01; empty when there was none. */
    public List<Commune> successors(CommuneCode former) {
        return findFormerCommune(former).stream()
                .flatMap(f -> f.successors().stream())
                .map(this::commune)
                .toList();
    }

    /**
     * What a code in a document means today: the commune that carries it now, else the only successor of the former
     * commune that carried it. Empty when nothing ever carried it and when the former commune was split: the code alone
     * does not tell where the person lives then, and guessing would send a nurse to the wrong door.
     */
    public Optional<Commune> current(CommuneCode code) {
        return findCommune(code)
                .or(() -> Optional.of(successors(code))
                        .filter(all -> all.size() == 1)
                        .map(List::getFirst));
    }

    /**
     * For rules that do not hold everywhere. Of whom no commune is known, or one that says no place of today, it is taken that
     * they live in this province.
     *
     * @param commune its code as the record tells it
     */
    public Residence residence(@Nullable String commune) {
        return Optional.ofNullable(commune)
                .filter(CommuneCode::isWellFormed)
                .flatMap(code -> current(new CommuneCode(code)))
                .map(it -> new Residence(it.province().value(), it.code().value()))
                .orElseGet(() -> new Residence(province.code().value(), ""));
    }

    /** The provinces of before 2025-07-01 that a province of today was merged of; empty when it was not merged. */
    public List<FormerProvince> mergedOf(ProvinceCode today) {
        var parts = gazetteer.formerProvinces().values().stream()
                .filter(it -> it.successor().equals(today))
                .toList();
        return parts.size() > 1 ? parts : List.of();
    }

    /** Administrative population by commune of a province; communes whose figure is not known are left out. */
    public Map<CommuneCode, Integer> populations(ProvinceCode province) {
        var known = new TreeMap<CommuneCode, Integer>();
        for (var commune : communesOf(province)) {
            var population = commune.population();
            if (population != null) known.put(commune.code(), population);
        }
        return known;
    }

    /** All facilities known, as of at most a second ago. */
    public List<Facility> facilities() {
        return List.copyOf(facilities.all().values());
    }

    public List<Facility> facilitiesOf(CommuneCode commune) {
        return facilities().stream().filter(f -> f.commune().equals(commune)).toList();
    }

    public Optional<Facility> findFacility(FacilityCode code) {
        return facilities.find(code);
    }

    /** @throws NoSuchElementException when no register named that facility */
    public Facility facility(FacilityCode code) {
        return findFacility(code).orElseThrow(() -> new NoSuchElementException("no facility " + code));
    }

    /**
     * Writes facilities as a register tells them, within the caller's transaction. One that is known is replaced.
     *
     * @return how many were new or different
     */
    public int saveFacilities(Collection<Facility> told) {
        return facilities.save(told);
    }

    /** CCCDs of who works there on that day. */
    public Set<String> staff(FacilityCode facility, LocalDate day) {
        return facilities.staff(facility, day);
    }

    /** Who works there on that day, by name: one post for each profession. */
    public List<StaffPost> posts(FacilityCode facility, LocalDate day) {
        return facilities.posts(facility, day);
    }

    /** Who works there and when, of all days, as of at most ten seconds ago. */
    public Roster roster(FacilityCode facility) {
        return facilities.roster(facility);
    }

    /** Writes staff posts, within the caller's transaction. @return how many were new or different */
    public int saveStaff(Collection<StaffPost> told) {
        return facilities.saveStaff(told);
    }

    /** Writes bed counts, within the caller's transaction. @return how many were new or different */
    public int saveBeds(Collection<BedCount> told) {
        return facilities.saveBeds(told);
    }
}
