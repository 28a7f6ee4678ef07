package vn.vongdoi.analytics;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.ProvinceCode;

/** The values of all indicators as the store stood at one position: what is read from it always agrees. */
public final class Figures {
    /** Who will see a value: communes with few people are shown to signed-in staff only. */
    public enum Audience {
        PUBLIC,
        STAFF
    }

    private final Board board;
    private final Places places;

    Figures(Board board, Places places) {
        this.board = board;
        this.places = places;
    }

    public long position() {
        return board.position();
    }

    public Instant computed() {
        return board.computed();
    }

    public Value value(Indicator indicator, Area area, Audience audience) {
        return switch (indicator.calculation()) {
            case Calculation.NoData none ->
                new Value(
                        indicator,
                        area,
                        new Period(board.to(), board.to()),
                        new Value.Unknown(none.reason()),
                        position(),
                        computed());
            case Computed computed -> {
                var cells = board.of(indicator);
                yield value(indicator, area, cells.period(), outcome(computed, cells, area, audience));
            }
        };
    }

    /** The communes of a province, in the order of their codes. */
    public Map<Commune, Value> byCommune(Indicator indicator, ProvinceCode province, Audience audience) {
        var values = new LinkedHashMap<Commune, Value>();
        for (var commune : places.communesOf(province)) {
            values.put(commune, value(indicator, new Area.OfCommune(commune.code()), audience));
        }
        return values;
    }

    private Value value(Indicator indicator, Area area, Period period, Value.Outcome outcome) {
        return new Value(indicator, area, period, outcome, position(), computed());
    }

    private Value.Outcome outcome(Computed computed, Cells cells, Area area, Audience audience) {
        return switch (area) {
            case Area.OfProvince province -> outcome(computed, cells.sum(isIn(province.code())));
            case Area.OfCommune commune -> {
                var code = commune.code().value();
                yield isHidden(computed, cells, commune, audience)
                        ? new Value.Hidden()
                        : outcome(computed, cells.at(code));
            }
        };
    }

    private boolean isHidden(Computed computed, Cells cells, Area.OfCommune commune, Audience audience) {
        if (audience == Audience.STAFF || !computed.personal()) return false;
        var province = places.commune(commune.code()).province();
        var communes = new TreeMap<String, Cell>();
        for (var code : codes(province)) communes.put(code, cells.at(code));
        return SmallCells.hidden(communes).contains(commune.code().value());
    }

    private static Value.Outcome outcome(Computed computed, Cell cell) {
        if (cell.denominator() == 0) return new Value.Unknown(computed.empty());
        var value =
                switch (computed) {
                    case Calculation.Count count -> cell.numerator();
                    case Calculation.Quotient quotient -> quotient.factor() * cell.numerator() / cell.denominator();
                    case Calculation.ShareOfPeople share -> share.factor() * cell.numerator() / cell.denominator();
                };
        return new Value.Known(value, cell.numerator(), cell.denominator());
    }

    private Predicate<String> isIn(ProvinceCode province) {
        var communes = codes(province);
        return place -> place.equals(province.value()) || communes.contains(place);
    }

    private Set<String> codes(ProvinceCode province) {
        return places.communesOf(province).stream().map(c -> c.code().value()).collect(toUnmodifiableSet());
    }
}
