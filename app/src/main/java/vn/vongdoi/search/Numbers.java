package vn.vongdoi.search;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.search.SearchValue.Numeric;
import vn.vongdoi.search.SearchValue.Position;

/** Numbers, and what is made of two of them. */
final class Numbers {
    private Numbers() {}

    static @Nullable Reading reading(String datatype) {
        return switch (datatype) {
            case "decimal", "integer", "positiveInt", "unsignedInt" ->
                (element, values) -> values.accept(new Numeric(Interval.at(Fields.number(element))));
            case "Range" ->
                (element, values) -> {
                    var range = range(element);
                    if (range != null) values.accept(new Numeric(range));
                };
            default -> null;
        };
    }

    /** Both limits belong to a range; null when there is none. */
    static @Nullable Interval range(JsonNode range) {
        var low = Fields.child(range, "low");
        var high = Fields.child(range, "high");
        var from = low == null ? null : Fields.number(low, "value");
        var to = high == null ? null : Fields.number(high, "value");
        return from == null && to == null ? null : new Interval(from, true, to, true);
    }

    static @Nullable Reading position(String datatype) {
        if (!datatype.equals("position")) return null;
        return (element, values) -> {
            var latitude = Fields.number(element, "latitude");
            var longitude = Fields.number(element, "longitude");
            if (latitude != null && longitude != null) {
                values.accept(new Position(latitude.doubleValue(), longitude.doubleValue()));
            }
        };
    }
}
