package vn.vongdoi.home;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.home.TreatedAt.Mark;
import vn.vongdoi.home.TreatedAt.Stop;
import vn.vongdoi.page.HexMap;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.visit.Encounters.Together;
import vn.vongdoi.visit.Words;

/** Which facilities treated somebody how often: of the visits that the reader sees, and of no others. */
final class Treatments {
    /** Whoever only checked in or did not come was not treated. */
    private static final Set<String> NOT_TREATED = Set.of("planned", "cancelled");

    private final Words words;
    private final List<Visited> facilities;

    private record Visited(String code, Optional<Commune> commune, int visits, LocalDate last) {}

    /** @param visits newest first */
    Treatments(List<Together> visits, Words words) {
        this.words = words;
        var byFacility = new LinkedHashMap<String, Visited>();
        for (var visit : visits) {
            var encounter = visit.encounter();
            var code = encounter.facility();
            if (code == null || (encounter.status() != null && NOT_TREATED.contains(encounter.status()))) continue;
            byFacility.merge(
                    code,
                    new Visited(code, commune(code), 1, words.day(visit.at())),
                    (known, _) -> new Visited(code, known.commune(), known.visits() + 1, known.last()));
        }
        facilities = byFacility.values().stream()
                .sorted(Comparator.comparingInt(Visited::visits).reversed())
                .toList();
    }

    /**
     * Empty of whom nobody treated.
     *
     * @param layout of the communes of this province, in their order
     */
    Optional<TreatedAt> map(HexMap layout) {
        if (facilities.isEmpty()) return Optional.empty();
        var here = words.places().communesOf(words.places().province().code());
        var byCommune = facilities.stream()
                .filter(it -> it.commune().filter(here::contains).isPresent())
                .collect(Collectors.groupingBy(it -> it.commune().orElseThrow()));
        var visits = facilities.stream().mapToInt(Visited::visits).sum();
        var elsewhere = visits
                - byCommune.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(Visited::visits)
                        .sum();
        return Optional.of(new TreatedAt(
                words.text("home.treated", visits, facilities.size()),
                layout,
                here.stream().map(commune -> mark(commune, byCommune)).toList(),
                facilities.stream().map(this::stop).toList(),
                elsewhere == 0 ? Optional.empty() : Optional.of(words.text("home.treated.elsewhere", elsewhere))));
    }

    private Optional<Mark> mark(Commune commune, Map<Commune, List<Visited>> byCommune) {
        if (!byCommune.containsKey(commune)) return Optional.empty();
        var visits = byCommune.get(commune).stream().mapToInt(Visited::visits).sum();
        return Optional.of(new Mark(
                words.formats().number(visits), words.title(commune) + ": " + words.text("home.visits", visits)));
    }

    private Stop stop(Visited visited) {
        return new Stop(
                words.facility(visited.code()),
                visited.commune().map(words::title).orElse(""),
                words.text("home.visits", visited.visits()),
                words.formats().date(visited.last()));
    }

    private Optional<Commune> commune(String code) {
        return FacilityCode.isWellFormed(code)
                ? words.places()
                        .findFacility(new FacilityCode(code))
                        .map(Facility::commune)
                        .flatMap(words.places()::findCommune)
                : Optional.empty();
    }
}
