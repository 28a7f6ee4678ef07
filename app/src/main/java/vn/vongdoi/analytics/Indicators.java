package vn.vongdoi.analytics;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Rights;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.MirrorBoards.Asked;
import vn.vongdoi.mirror.Mirror;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Statistics;
import vn.vongdoi.statistic.Submission;

/** The indicators and their values, computed from the record and the registers. */
@Component
public class Indicators implements DisposableBean {
    /**
     * One point of a trend.
     *
     * @param day the last day of its period
     * @param combined put together of the figures of provinces that were merged since
     */
    public record Point(LocalDate day, OptionalDouble value, boolean combined) {}

    /** A person of a commune, and whether they count in the numerator. */
    public record Counted(PersonKey person, boolean counted) {}

    private final Map<String, Indicator> byCode;
    private final Places places;
    private final Statistics statistics;
    private final CommuneCodes communes;
    private final Evaluation evaluation;
    private final Boards boards;
    private final Optional<Past> past;
    private final PublicCells shown;
    private final Clock clock;

    @Autowired
    Indicators(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Places places,
            Statistics statistics,
            Mirror mirror,
            Clock clock) {
        this(db, transactions, places, statistics, Optional.of(mirror), clock);
    }

    /** Without a mirror: all by PostgreSQL. */
    Indicators(
            JdbcClient db, PlatformTransactionManager transactions, Places places, Statistics statistics, Clock clock) {
        this(db, transactions, places, statistics, Optional.empty(), clock);
    }

    private Indicators(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Places places,
            Statistics statistics,
            Optional<Mirror> mirror,
            Clock clock) {
        byCode =
                IndicatorRules.read().stream().collect(toMap(Indicator::code, i -> i, (a, _) -> a, LinkedHashMap::new));
        this.places = places;
        this.statistics = statistics;
        communes = new CommuneCodes(places);
        this.clock = clock;
        evaluation = new Evaluation(db, transactions, clock);
        boards = new Boards(evaluation, mirror, list(), clock);
        past = mirror.map(it -> new Past(it, clock));
        shown = new PublicCells(db, transactions, communes, list());
    }

    public List<Indicator> list() {
        return List.copyOf(byCode.values());
    }

    public Optional<Indicator> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @throws Problem not found, telling where the codes are listed */
    public Indicator indicator(String code) {
        return find(code)
                .orElseThrow(() -> Problem.notFound(
                        "Không có chỉ tiêu \"" + code + "\". Danh sách mã chỉ tiêu ở /open/indicators.",
                        "There is no indicator \"" + code + "\". The codes are listed at /open/indicators."));
    }

    /** The province this instance belongs to, as an area. */
    public Area home() {
        return new Area.OfProvince(places.province().code());
    }

    /**
     * Changes whenever a figure may: with the record, the schedules, their rules, and what is published. Asked for before the
     * figures that it stands for, it is never newer than they are.
     */
    public String mark() {
        return evaluation.reached().mark();
    }

    /** Today's figures as computed last, at once: for pages, which tell the position. */
    public Figures latest() {
        return today(boards.latest());
    }

    /** Today's figures as the store stands now, computed first when something changed. */
    public Figures current() {
        return today(boards.current());
    }

    /**
     * For any period, as the store stands now. Of a commune the public sees the usual period only, where people are counted.
     *
     * @param period an indicator at a date takes its last day
     */
    public Value value(Indicator indicator, Area area, Audience audience, Period period) {
        if (!(indicator.calculation() instanceof Computed computed))
            return current().value(indicator, area, audience);
        var asked = asked(indicator, computed, period);
        var usual = asked.period().equals(computed.period().ending(LocalDate.now(clock)));
        return (usual ? current() : figures(boards.current(asked))).value(indicator, area, audience);
    }

    private static Asked asked(Indicator indicator, Computed computed, Period period) {
        return new Asked(
                indicator,
                computed,
                computed.period() == Period.Kind.AT_DATE ? new Period(period.to(), period.to()) : period);
    }

    /**
     * Twelve months: the past month ends and today, oldest first. What is summed over twelve months is told month by
     * month. A point not computed yet is left out; one whose period the record does not cover has no value.
     */
    public List<Point> series(Indicator indicator, Area area, Audience audience) {
        if (indicator.calculation() instanceof Calculation.NoData) {
            return new Published(statistics.approved(indicator.code()), places).series(indicator, area);
        }
        return series(boards.points(), indicator, area, audience);
    }

    private List<Point> series(List<Board> points, Indicator indicator, Area area, Audience audience) {
        var published = new Published(List.of(), places);
        return points.stream()
                .map(board -> new Point(
                        board.to(),
                        board.find(indicator).isEmpty()
                                ? OptionalDouble.empty()
                                : new Figures(board, communes, published)
                                        .value(indicator, area, audience)
                                        .figure(),
                        false))
                .toList();
    }

    /**
     * A time as of which figures are asked for.
     *
     * @param text a position of the store, or a day: what was known at its end
     * @throws Problem when it is neither, or not known, telling from where on it is
     */
    public Then then(String text) {
        return past().then(text);
    }

    /** The first day of which it is known what was known at its end; empty when nothing of the past is. */
    public Optional<LocalDate> firstKnownDay() {
        return past.flatMap(Past::firstDay);
    }

    /** What was known then of these indicators. Of communes the public sees none of what counts people. */
    public Figures figures(Then then, Collection<Indicator> of) {
        return figures(then, past().board(then, of));
    }

    /** The same over any days. */
    public Value value(Then then, Indicator indicator, Area area, Audience audience, Period period) {
        var figures = indicator.calculation() instanceof Computed computed
                ? figures(then, past().board(then, asked(indicator, computed, period)))
                : figures(then, List.of());
        return figures.value(indicator, area, audience);
    }

    /** The twelve months before, as they were known then. */
    public List<Point> series(Then then, Indicator indicator, Area area, Audience audience) {
        if (indicator.calculation() instanceof Calculation.NoData) {
            return new Published(statistics.approvedBefore(then.end()), places).series(indicator, area);
        }
        return series(past().points(then, indicator), indicator, area, audience);
    }

    private Past past() {
        return past.orElseThrow(() -> new IllegalStateException("there is no mirror here"));
    }

    private Figures figures(Then then, Board board) {
        return new Figures(board, communes, new Published(statistics.approvedBefore(then.end()), places));
    }

    /** What others publish of an indicator and an area, approved; those about the latest days first. */
    public List<Submission> stated(Indicator indicator, Area area) {
        return new Published(statistics.approved(indicator.code()), places).of(indicator, area);
    }

    /**
     * What we compute for the very period that a published figure is about; empty when we do not compute the indicator, or
     * the record does not reach back so far.
     */
    public Optional<Value> beside(Submission stated, Indicator indicator, Area area, Audience audience) {
        var figure = Published.figure(stated);
        var period = new Period(figure.from(), figure.to());
        return indicator.calculation() instanceof Computed computed && evaluation.covers(period)
                ? Optional.of(
                        figures(boards.kept(asked(indicator, computed, period))).value(indicator, area, audience))
                : Optional.empty();
    }

    /** How far the store has come. */
    Board.Reached reached() {
        return evaluation.reached();
    }

    /** One indicator told apart, as the store stands now. */
    Bands bands(Indicator indicator, Disaggregation by, Period period) {
        return boards.bands(indicator, by, period);
    }

    /** Who of a commune counts today and who does not; empty for an indicator that is not about people. */
    public List<Counted> people(Indicator indicator, CommuneCode commune, Actor actor, Purpose purpose) {
        permit(actor, purpose, commune);
        if (!(indicator.calculation() instanceof Calculation.ShareOfPeople share)) return List.of();
        return evaluation.people(share, commune, share.period().ending(LocalDate.now(clock))).stream()
                .map(p -> new Counted(new PersonKey(p.person()), p.counted()))
                .toList();
    }

    @Override
    public void destroy() {
        past.ifPresent(Past::close);
        boards.close();
    }

    /** Whether a figure of a commune opens to the people behind it, for whoever asks. */
    public boolean opens(Optional<Actor> actor, CommuneCode commune) {
        return actor.filter(
                        it -> Rights.mayListPeople(it, Purpose.PUBLIC_HEALTH, commune.value(), LocalDate.now(clock)))
                .isPresent();
    }

    private Figures today(Board board) {
        return new Figures(board, communes, new Published(statistics.approved(), places), Optional.of(shown));
    }

    private Figures figures(Board board) {
        return new Figures(board, communes, new Published(statistics.approved(), places));
    }

    private void permit(Actor actor, Purpose purpose, CommuneCode commune) {
        if (!Rights.mayListPeople(actor, purpose, commune.value(), LocalDate.now(clock))) {
            throw new AccessDeniedException(actor.role() + " may not list people for " + purpose);
        }
    }
}
