package vn.vongdoi.programme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Figures;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.Province;

/** The programmes, and their targets scored with the live values of the indicators. */
@Component
public class Programmes {
    private final Map<String, Programme> byId;
    private final Indicators indicators;
    private final Places places;
    private final Agencies agencies = Agencies.read();

    /** @throws IllegalArgumentException when a target names an indicator or an agency that is not defined, or has another unit */
    Programmes(Indicators indicators, Places places) {
        this.indicators = indicators;
        this.places = places;
        byId = ProgrammeRules.read().stream()
                .collect(Collectors.toMap(Programme::id, p -> p, (a, b) -> a, LinkedHashMap::new));
        byId.values().forEach(this::check);
    }

    /** Those of the province this instance belongs to first, the newest of them in front. */
    public List<Programme> list() {
        return byId.values().stream()
                .sorted(Comparator.<Programme, Boolean>comparing(
                                p -> !p.province().equals(places.province().code()))
                        .thenComparing(Programme::start, Comparator.reverseOrder()))
                .toList();
    }

    public Optional<Programme> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws Problem not found, naming the programmes there are */
    public Programme programme(String id) {
        return find(id).orElseThrow(() -> Problem.notFound(
                "Không có chương trình \"" + id + "\". Các chương trình: " + byId.keySet() + ".",
                "There is no programme \"" + id + "\". The programmes are " + byId.keySet() + "."));
    }

    /** What the front page shows. */
    public Programme home() {
        return list().getFirst();
    }

    /** All targets set on an indicator, with the programme that sets them. */
    public Map<Programme, List<Target>> targetsOn(String indicator) {
        var targets = new LinkedHashMap<Programme, List<Target>>();
        for (var programme : list()) {
            var mine = programme.targets().stream()
                    .filter(t -> t.code().equals(indicator))
                    .toList();
            if (!mine.isEmpty()) targets.put(programme, mine);
        }
        return targets;
    }

    /** The target drawn as a line: the next one of the province's own programmes. */
    Optional<Target> nearest(Indicator indicator, Province province, LocalDate today) {
        return targetsOn(indicator.code()).entrySet().stream()
                .filter(it -> it.getKey().province().equals(province.code()))
                .flatMap(it -> it.getValue().stream())
                .filter(it -> it.goal().isPresent() && !it.isVision())
                .min(Target.nextFirst(today));
    }

    List<Indicator> indicatorsOf(Programme programme) {
        return programme.targets().stream()
                .map(Target::code)
                .distinct()
                .map(indicators::indicator)
                .toList();
    }

    /** @param figures the latest for a page, the current ones for a script */
    public Scoreboard scoreboard(Programme programme, Figures figures) {
        var area = new Area.OfProvince(programme.province());
        return new Scoreboard(
                programme,
                programme.targets().stream()
                        .map(t -> Score.of(
                                programme,
                                t,
                                figures.value(indicators.indicator(t.code()), area, Audience.PUBLIC),
                                figures.day()))
                        .toList());
    }

    /** What all programmes of the province this instance belongs to ask for. */
    ProvinceBoard board(Figures figures) {
        var area = new Area.OfProvince(places.province().code());
        return ProvinceBoard.of(
                list().stream().filter(it -> it.province().equals(area.code())).toList(),
                target -> figures.value(indicators.indicator(target.code()), area, Audience.PUBLIC),
                target -> owner(target, figures.day()),
                figures.day());
    }

    /**
     * Who answers for a target.
     *
     * @param today who does so on the day that was asked for
     * @param printed whom the document names
     * @param helping on that day
     */
    public record Owner(Agency today, Agency printed, List<Agency> helping) {}

    /** Empty when the document names nobody. */
    public Optional<Owner> owner(Target target, LocalDate day) {
        return target.lead()
                .map(agencies::named)
                .map(printed -> new Owner(agencies.on(printed, day), printed, agencies.helping(target, day)));
    }

    private void check(Programme programme) {
        for (var target : programme.targets()) {
            target.lead().ifPresent(agencies::named);
            target.with().forEach(agencies::named);
            var indicator = indicators
                    .find(target.code())
                    .orElseThrow(() -> new IllegalArgumentException(
                            programme.id() + ": no indicator for target " + target.code()));
            if (indicator.unit() != target.unit()) {
                throw new IllegalArgumentException(programme.id() + ": target " + target.code() + " is in "
                        + target.unit().word() + ", its indicator in "
                        + indicator.unit().word());
            }
        }
    }
}
