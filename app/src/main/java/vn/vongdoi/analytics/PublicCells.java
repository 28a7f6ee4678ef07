package vn.vongdoi.analytics;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.place.ProvinceCode;

/**
 * What the public sees of communes, where people or their visits are counted. Small cells are hidden with what would give
 * them away ({@link SmallCells}), and what is shown moves in steps of five ({@link #step}): somebody who looks every day would
 * otherwise see each single person come. What was shown last is kept in the database, so that no restart forgets it.
 */
final class PublicCells {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final CommuneCodes communes;
    private final List<Indicator> personal;
    private final Related related = new Related();
    private volatile @Nullable Shown latest;

    PublicCells(
            JdbcClient db, PlatformTransactionManager transactions, CommuneCodes communes, List<Indicator> indicators) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.communes = communes;
        this.personal = indicators.stream().filter(Figures::isPersonal).toList();
    }

    private record Shown(Board board, ProvinceCode province, Map<Place, Cell> cells) {}

    private record Place(String indicator, String commune) {}

    /** Empty where it is hidden. */
    Optional<Cell> find(Board board, ProvinceCode province, Indicator indicator, String commune) {
        var shown = latest;
        if (shown == null || shown.board() != board || !shown.province().equals(province)) {
            shown = Objects.requireNonNull(transaction.execute(_ -> shown(board, province)));
            latest = shown;
        }
        return Optional.ofNullable(shown.cells().get(new Place(indicator.code(), commune)));
    }

    private Shown shown(Board board, ProvinceCode province) {
        // Two processes take turns: each steps on from what the other one showed.
        db.sql("lock table analytics.shown in share row exclusive mode").update();
        var last = last(province);
        var cells = new HashMap<Place, Cell>();
        for (var family : related.families(personal)) show(family, board, province, last, cells);
        var moved = new HashMap<>(cells);
        moved.entrySet().removeIf(it -> it.getValue().equals(last.getOrDefault(it.getKey(), Cell.NOTHING)));
        keep(province, moved);
        return new Shown(board, province, Map.copyOf(cells));
    }

    private void show(
            List<Indicator> family, Board board, ProvinceCode province, Map<Place, Cell> last, Map<Place, Cell> shown) {
        if (family.stream().anyMatch(it -> it.unit() == Unit.PERCENT_OF_CAPACITY)) return; // one stay is many bed days
        var small = new TreeSet<String>();
        var before = new TreeSet<String>();
        var told = new HashMap<String, SmallCells.Told>();
        var next = new HashMap<Place, Cell>();
        for (var commune : communes.of(province)) {
            var now = cells(family, board, commune);
            var then = family.stream()
                    .collect(toMap(
                            Indicator::code,
                            it -> step(
                                    last.get(new Place(it.code(), commune)),
                                    board.of(it).at(commune),
                                    it.unit())));
            then.forEach((code, cell) -> next.put(new Place(code, commune), cell));
            told.put(commune, related.told(family, now));
            if (isSmall(related.told(family, then), told.get(commune))) small.add(commune);
            if (family.stream().noneMatch(it -> last.containsKey(new Place(it.code(), commune)))) before.add(commune);
        }
        var hidden =
                SmallCells.hidden(small, before, told, related.told(family, cells(family, board, province.value())));
        next.forEach((place, cell) -> {
            if (!hidden.contains(place.commune())) shown.put(place, cell);
        });
    }

    private static Map<String, Cell> cells(List<Indicator> family, Board board, String place) {
        return family.stream().collect(toMap(Indicator::code, it -> board.of(it).at(place)));
    }

    /** What would be shown is small, or says nobody where somebody is. */
    private static boolean isSmall(SmallCells.Told then, SmallCells.Told now) {
        if (then.isSmall()) return true;
        for (var i = 0; i < now.counts().length; i++) {
            if (then.counts()[i] == 0 && SmallCells.small(now.counts()[i])) return true;
        }
        return false;
    }

    /**
     * What is shown after {@code last}, as near to {@code now} as it may come: of who counts, who does not and all, each
     * stays or moves by five at least.
     *
     * @param last null when nothing was shown yet
     */
    static Cell step(@Nullable Cell last, Cell now, Unit unit) {
        if (last == null) return now;
        if (unit == Unit.DAYS)
            return moves(last.denominator(), now.denominator()) ? now : last; // one stay is many days
        if (!unit.isPart()) {
            return new Cell(moved(last.numerator(), now.numerator()), moved(last.denominator(), now.denominator()));
        }
        var counted = moved(last.numerator(), now.numerator());
        var others = last.denominator() - last.numerator();
        var othersNow = moved(others, now.denominator() - now.numerator());
        var both = new Cell(counted, counted + othersNow);
        return SmallCells.small(both.denominator() - last.denominator()) ? new Cell(counted, counted + others) : both;
    }

    private static double moved(double last, double now) {
        return moves(last, now) ? now : last;
    }

    private static boolean moves(double last, double now) {
        return !SmallCells.small(now - last);
    }

    private Map<Place, Cell> last(ProvinceCode province) {
        var last = new HashMap<Place, Cell>();
        db.sql("select indicator, commune, numerator, denominator from analytics.shown where province = :province")
                .param("province", province.value())
                .query((RowCallbackHandler) row -> last.put(
                        new Place(row.getString(1), row.getString(2)), new Cell(row.getDouble(3), row.getDouble(4))));
        return last;
    }

    private void keep(ProvinceCode province, Map<Place, Cell> moved) {
        if (moved.isEmpty()) return;
        var rows = List.copyOf(moved.entrySet());
        db.sql("""
                        insert into analytics.shown (province, indicator, commune, numerator, denominator)
                        select :province, t.* from unnest(:indicators, :communes, :numerators, :denominators) t
                        on conflict (province, indicator, commune)
                        do update set numerator = excluded.numerator, denominator = excluded.denominator""")
                .param("province", province.value())
                .param("indicators", array("text", rows, it -> it.getKey().indicator()))
                .param("communes", array("text", rows, it -> it.getKey().commune()))
                .param("numerators", array("float8", rows, it -> it.getValue().numerator()))
                .param("denominators", array("float8", rows, it -> it.getValue().denominator()))
                .update();
    }

    private static SqlArrayValue array(
            String type, List<Map.Entry<Place, Cell>> rows, Function<Map.Entry<Place, Cell>, Object> of) {
        return new SqlArrayValue(type, rows.stream().map(of).toArray());
    }
}
