package vn.vongdoi.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The share of the fund: level of the card × share of the route, then all of it for small bills, at commune level and
 * after the exemption from co-payment (Law 51/2024/QH15 art. 22; NĐ 188/2025/NĐ-CP).
 */
public final class Benefits {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private Benefits() {}

    /** Empty where no rule is known: the route on that day, or a route of one's own level without a card. */
    public static Optional<Benefit> of(Bill bill) {
        return Route.of(bill).flatMap(route -> of(bill, route));
    }

    private static Optional<Benefit> of(Bill bill, Route route) {
        if (route.anyCard()) {
            var why = "MA_DOITUONG_KCB %s: %s%% với mọi thẻ".formatted(route.code(), shown(route.share()));
            return Optional.of(new Benefit(List.of(route.share()), why, route.source()));
        }
        var levels = CardLevels.of(bill.cards(), bill.day());
        if (levels.isEmpty()) return Optional.empty();
        var percents = new TreeSet<BigDecimal>();
        for (var level : levels) percents.add(level.multiply(route.share()).movePointLeft(2));
        var why = new ArrayList<String>();
        why.add("thẻ %s%%".formatted(levels.stream().map(Benefits::shown).collect(Collectors.joining("% hoặc "))));
        why.add("MA_DOITUONG_KCB %s hưởng %s%% mức đó".formatted(route.code(), shown(route.share())));
        if (!route.relief().equals("no")) relieve(bill, route, percents, why);
        if (route.commune()) place(bill, percents, why);
        return Optional.of(new Benefit(List.copyOf(percents), String.join(", ", why), route.source()));
    }

    /** A stay on a ward is not at commune level, wherever the register puts the facility or does not know it. */
    private static void place(Bill bill, TreeSet<BigDecimal> percents, List<String> why) {
        if (bill.stay() || bill.place() == Bill.Place.ELSEWHERE) return;
        if (bill.place() == Bill.Place.COMMUNE_LEVEL) {
            percents.clear();
            why.add("tại trạm y tế hưởng 100%");
        }
        percents.add(ALL);
    }

    private static void relieve(Bill bill, Route route, TreeSet<BigDecimal> percents, List<String> why) {
        var limit = BaseSalary.smallBill(bill.day());
        boolean small = limit.isPresent() && bill.inScope().compareTo(limit.get()) < 0;
        // The law does not say which of the two sums counts, so between them both levels stand.
        boolean surelySmall = small && bill.billed().compareTo(limit.get()) < 0;
        boolean exempt = bill.exemption() == Bill.Exemption.THROUGHOUT;
        if (small) why.add("chi phí dưới 15%% lương cơ sở (%s đ)".formatted(shown(limit.get())));
        if (bill.exemption() != Bill.Exemption.NONE) why.add("miễn cùng chi trả");
        if ((surelySmall || exempt) && route.relief().equals("yes")) percents.clear();
        if (small || bill.exemption() != Bill.Exemption.NONE) percents.add(ALL);
    }

    private static String shown(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
