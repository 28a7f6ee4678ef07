package vn.vongdoi.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.statistic.Submission;

/** The values of all indicators as the store stood at one position: what is read from it always agrees. */
public final class Figures {
    /** Who will see a value: communes with few people are shown to signed-in staff only. */
    public enum Audience {
        PUBLIC,
        STAFF;

        /** Citizens who signed in are the public; so are facilities' programs. */
        public static Audience of(Optional<Actor> actor) {
            return actor.filter(it -> it.role().isOfPeople() && it.role() != Role.CITIZEN)
                            .isPresent()
                    ? STAFF
                    : PUBLIC;
        }
    }

    /** Where they live are few of them seen here, and those are the ones who travel. */
    private static final Text ELSEWHERE = new Text(
            "Chỉ tính cho tỉnh này: số người tỉnh khác đến khám ở đây không nói gì về tỉnh của họ.",
            "Computed for this province only: people of another one who were seen here tell nothing of it.");

    private final Board board;
    private final CommuneCodes communes;
    private final Published published;
    private final Optional<PublicCells> shown;

    /** Of some other day or position: of communes the public sees none of what counts people. */
    Figures(Board board, CommuneCodes communes, Published published) {
        this(board, communes, published, Optional.empty());
    }

    /** @param shown what the public sees of communes today */
    Figures(Board board, CommuneCodes communes, Published published, Optional<PublicCells> shown) {
        this.board = board;
        this.communes = communes;
        this.published = published;
        this.shown = shown;
    }

    public long position() {
        return board.position();
    }

    /** As of which day. */
    public LocalDate day() {
        return board.to();
    }

    public Instant computed() {
        return board.computed();
    }

    public Value value(Indicator indicator, Area area, Audience audience) {
        return switch (indicator.calculation()) {
            case Calculation.NoData none ->
                published
                        .latest(indicator, area, board.to())
                        .map(it -> stated(indicator, area, it))
                        .orElseGet(() -> value(
                                indicator, area, new Period(board.to(), board.to()), new Value.Unknown(none.reason())));
            case Computed computed -> {
                var cells = board.of(indicator);
                yield value(indicator, area, cells.period(), outcome(indicator, computed, cells, area, audience));
            }
        };
    }

    /** For all communes of a province. */
    public Map<CommuneCode, Value> byCommune(Indicator indicator, ProvinceCode province, Audience audience) {
        var values = new TreeMap<CommuneCode, Value>();
        for (var code : communes.of(province)) {
            var area = new Area.OfCommune(new CommuneCode(code));
            values.put(area.code(), value(indicator, area, audience));
        }
        return values;
    }

    private Value stated(Indicator indicator, Area area, Submission submission) {
        var figure = Published.figure(submission);
        var outcome = new Value.Stated(figure.value(), submission);
        return value(indicator, area, new Period(figure.from(), figure.to()), outcome);
    }

    private Value value(Indicator indicator, Area area, Period period, Value.Outcome outcome) {
        return new Value(indicator, area, period, outcome, position(), computed());
    }

    private Value.Outcome outcome(Indicator indicator, Computed computed, Cells cells, Area area, Audience audience) {
        return switch (area) {
            case Area.OfProvince province when !communes.isHome(province.code()) -> new Value.Unknown(ELSEWHERE);
            case Area.OfProvince province -> {
                var cell = cells.sum(province.code(), communes.of(province.code()));
                var small = audience == Audience.PUBLIC && computed.personal() && SmallCells.isSmall(indicator, cell);
                yield small ? new Value.Hidden() : outcome(computed, cell);
            }
            case Area.OfCommune commune
            when !communes.isHome(communes.provinceOf(commune.code())) -> new Value.Unknown(ELSEWHERE);
            case Area.OfCommune commune -> {
                var cell = cells.at(commune.code().value());
                yield audience == Audience.STAFF || !computed.personal()
                        ? outcome(computed, cell)
                        : shown(indicator, computed, commune.code());
            }
        };
    }

    private Value.Outcome shown(Indicator indicator, Computed computed, CommuneCode commune) {
        if (shown.isEmpty()) return new Value.Hidden(Value.Hidden.ONE_PERIOD);
        return shown.get()
                .find(board, communes.provinceOf(commune), indicator, commune.value())
                .map(it -> outcome(computed, it))
                .orElseGet(Value.Hidden::new);
    }

    /** Whether its cells count people or their visits. */
    static boolean isPersonal(Indicator indicator) {
        return indicator.calculation() instanceof Computed computed && computed.personal();
    }

    static Value.Outcome outcome(Computed computed, Cell cell) {
        if (cell.denominator() == 0) return new Value.Unknown(computed.empty());
        var value = switch (computed) {
            case Calculation.Count count -> cell.numerator();
            case Calculation.Quotient quotient -> quotient.factor() * cell.numerator() / cell.denominator();
            case Calculation.ShareOfPeople share -> share.factor() * cell.numerator() / cell.denominator();
        };
        return new Value.Known(value, cell.numerator(), cell.denominator());
    }
}
