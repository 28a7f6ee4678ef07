package vn.vongdoi.search;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.search.SearchValue.Quantity;

/** Amounts with their units. */
final class Quantities {
    private static final String CURRENCY = "urn:iso:std:iso:4217";

    private Quantities() {}

    static @Nullable Reading reading(String datatype) {
        return switch (datatype) {
            case "Quantity", "Age", "Duration" -> Quantities::quantity;
            case "Money" -> Quantities::money;
            case "Range" -> Quantities::range;
            default -> null;
        };
    }

    private static void quantity(JsonNode quantity, Consumer<? super SearchValue> values) {
        var value = Fields.number(quantity, "value");
        if (value != null) values.accept(of(quantity, compared(value, Fields.text(quantity, "comparator"), quantity)));
    }

    private static Quantity of(JsonNode unit, Interval interval) {
        return new Quantity(
                interval, Fields.text(unit, "system"), Fields.text(unit, "code"), Fields.text(unit, "unit"));
    }

    /** "Less than 5" is every value below 5. */
    private static Interval compared(BigDecimal value, @Nullable String comparator, JsonNode quantity) {
        return switch (comparator) {
            case null -> Interval.at(value);
            case "<" -> new Interval(null, false, value, false);
            case "<=" -> new Interval(null, false, value, true);
            case ">" -> new Interval(value, false, null, false);
            case ">=" -> new Interval(value, true, null, false);
            default -> throw Fields.wrong(quantity, "dấu so sánh < <= >= >", "a comparator < <= >= >");
        };
    }

    private static void money(JsonNode money, Consumer<? super SearchValue> values) {
        var value = Fields.number(money, "value");
        var currency = Fields.text(money, "currency");
        if (value != null) {
            values.accept(new Quantity(Interval.at(value), currency == null ? null : CURRENCY, currency, null));
        }
    }

    /** Both ends of a range have the same unit. */
    private static void range(JsonNode range, Consumer<? super SearchValue> values) {
        var interval = Numbers.range(range);
        if (interval == null) return;
        var low = Fields.child(range, "low");
        var unit = low == null ? Fields.child(range, "high") : low;
        if (unit != null) values.accept(of(unit, interval));
    }
}
