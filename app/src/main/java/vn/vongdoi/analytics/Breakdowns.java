package vn.vongdoi.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.Places;

/**
 * Figures told apart by people or facilities: worked out when somebody asks and kept until something changed. Two at most
 * at a time, for whoever asks need not be signed in; each is worked out once, however many ask for it.
 */
@Component
public class Breakdowns {
    /** While much arrives it is not worked out again for each reader: live figures may be so late. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Key(String indicator, Disaggregation by, Audience audience) {}

    /** All places at once, so that a commune costs no more than the province. */
    private record Kept(Bands told, Instant computed) {}

    private static final class Slot {
        private @Nullable Kept kept;
    }

    private final Indicators indicators;
    private final CommuneCodes communes;
    private final Clock clock;
    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();
    private final Related related = new Related();
    private final Semaphore atWork = new Semaphore(2);

    Breakdowns(Indicators indicators, Places places, Clock clock) {
        this.indicators = indicators;
        this.clock = clock;
        communes = new CommuneCodes(places);
    }

    /** @throws Problem when the indicator is not broken down so, naming how it is */
    public Disaggregation by(Indicator indicator, String word) {
        var parts = indicator.disaggregations().parts();
        return parts.stream().filter(it -> it.word().equals(word)).findFirst().orElseThrow(() -> {
            var words = parts.stream().map(Disaggregation::word).collect(Collectors.joining(", "));
            return Problem.invalid(
                    "by: chỉ tiêu " + indicator.code() + " được phân tổ theo: " + (words.isEmpty() ? "không có" : words)
                            + "; nhận được \"" + word + "\".",
                    "by: indicator " + indicator.code() + " is broken down by: " + (words.isEmpty() ? "nothing" : words)
                            + "; got \"" + word + "\".");
        });
    }

    /**
     * As of today.
     *
     * @throws Problem when the public asks for a commune: of so few people parts would tell who they are
     */
    public Breakdown latest(Indicator indicator, Disaggregation by, Area area, Audience audience) {
        if (audience == Audience.PUBLIC && area instanceof Area.OfCommune) {
            throw notOfACommune();
        }
        if (!(indicator.calculation() instanceof Computed computed)) {
            throw new IllegalArgumentException(indicator.code() + " is not computed");
        }
        var kept = kept(indicator, computed, by, audience);
        var cells = cells(kept, area);
        var addsUp = indicator.disaggregations().whole().contains(by);
        var hidden =
                audience == Audience.STAFF || !computed.personal() ? Set.<String>of() : hidden(indicator, by, area);
        return new Breakdown(
                by,
                addsUp,
                Bands.ownDay(indicator),
                value(indicator, area, kept, outcome(indicator, computed, whole(cells, addsUp), audience)),
                cells.entrySet().stream()
                        .map(e -> new Breakdown.Part(
                                e.getKey(),
                                value(
                                        indicator,
                                        area,
                                        kept,
                                        hidden.contains(e.getKey().code())
                                                ? new Value.Hidden()
                                                : Figures.outcome(computed, e.getValue()))))
                        .toList());
    }

    private static Value.Outcome outcome(Indicator indicator, Computed computed, Cell whole, Audience audience) {
        return audience == Audience.PUBLIC && computed.personal() && SmallCells.isSmall(indicator, whole)
                ? new Value.Hidden()
                : Figures.outcome(computed, whole);
    }

    private LinkedHashMap<Band, Cell> cells(Kept kept, Area area) {
        var cells = new LinkedHashMap<Band, Cell>();
        kept.told().cells().forEach((band, all) -> {
            var cell = at(all, area);
            if (cell.numerator() != 0 || cell.denominator() != 0) cells.put(band, cell);
        });
        return cells;
    }

    /**
     * The codes of the bands that would give somebody away: by themselves, or because the same band is hidden of a figure that
     * counts the same people there.
     */
    private Set<String> hidden(Indicator indicator, Disaggregation by, Area area) {
        var own = publicly(indicator, by, area);
        var told = told(indicator, own);
        var small = new TreeSet<>(SmallCells.hidden(told, related.told(List.of(indicator), nothing(indicator))));
        var personal = indicators.list().stream().filter(Figures::isPersonal).toList();
        for (var other : related.family(indicator, personal)) {
            if (other.equals(indicator) || !other.disaggregations().parts().contains(by)) continue;
            var theirs = publicly(other, by, area);
            SmallCells.hidden(told(other, theirs), related.told(List.of(other), nothing(other))).stream()
                    .filter(it -> own.containsKey(it)
                            && related.isNear(indicator, own.get(it), other, theirs.getOrDefault(it, Cell.NOTHING)))
                    .forEach(small::add);
        }
        return SmallCells.hidden(small, Set.of(), told, related.told(List.of(indicator), nothing(indicator)));
    }

    /** By the codes of the bands. */
    private Map<String, Cell> publicly(Indicator indicator, Disaggregation by, Area area) {
        var kept = kept(indicator, (Computed) indicator.calculation(), by, Audience.PUBLIC);
        return cells(kept, area).entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey().code(), Map.Entry::getValue));
    }

    private Map<String, SmallCells.Told> told(Indicator indicator, Map<String, Cell> bands) {
        return bands.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        it -> related.told(List.of(indicator), Map.of(indicator.code(), it.getValue()))));
    }

    private static Map<String, Cell> nothing(Indicator indicator) {
        return Map.of(indicator.code(), Cell.NOTHING);
    }

    static Problem notOfACommune() {
        return Problem.forbidden(
                "Phân tổ của một xã, phường chỉ dành cho cán bộ đã đăng nhập; của cả tỉnh ai cũng xem được.",
                "Breakdowns of a commune are for signed-in staff; those of the province are for everybody.");
    }

    /** The public is told once a day: of bands that move with each visit somebody who looks all day would see who came. */
    private Kept kept(Indicator indicator, Computed computed, Disaggregation by, Audience audience) {
        var slot = slots.computeIfAbsent(new Key(indicator.code(), by, audience), _ -> new Slot());
        synchronized (slot) {
            var period = computed.period().ending(LocalDate.now(clock));
            var kept = slot.kept;
            if (kept != null && kept.told().period().equals(period)) {
                var young = kept.computed().plus(FRESH).isAfter(clock.instant());
                if (young
                        || audience == Audience.PUBLIC && computed.personal()
                        || kept.told().reached().equals(indicators.reached())) return kept;
            }
            atWork.acquireUninterruptibly();
            try {
                kept = new Kept(indicators.bands(indicator, by, period), clock.instant());
            } finally {
                atWork.release();
            }
            slot.kept = kept;
            return kept;
        }
    }

    private Cell at(Cells cells, Area area) {
        return switch (area) {
            case Area.OfProvince province -> cells.sum(province.code(), communes.of(province.code()));
            case Area.OfCommune commune -> cells.at(commune.code().value());
        };
    }

    private static Cell whole(Map<Band, Cell> cells, boolean addsUp) {
        var sum = cells.values().stream().reduce(Cell.NOTHING, Cell::plus);
        return addsUp
                ? new Cell(
                        sum.numerator(),
                        cells.values().stream()
                                .mapToDouble(Cell::denominator)
                                .max()
                                .orElse(0))
                : sum;
    }

    private static Value value(Indicator indicator, Area area, Kept kept, Value.Outcome outcome) {
        return new Value(
                indicator,
                area,
                kept.told().period(),
                outcome,
                kept.told().reached().position(),
                kept.computed());
    }
}
