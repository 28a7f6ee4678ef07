package vn.vongdoi.search;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.search.SearchValue.DateRange;

/** The time that elements of R4's table "date" cover. */
final class Dates {
    private Dates() {}

    static @Nullable Reading reading(String datatype) {
        return switch (datatype) {
            case "date", "dateTime" -> (element, values) -> values.accept(range(element));
            case "instant" -> (element, values) -> values.accept(instant(element));
            case "Period" -> (element, values) -> accept(period(element), values);
            case "Timing" -> (element, values) -> accept(timing(element), values);
            default -> null;
        };
    }

    private static DateRange range(JsonNode element) {
        return DateText.find(Fields.text(element))
                .orElseThrow(() -> Fields.wrong(element, "một ngày hoặc thời điểm", "a date or a time"));
    }

    /** A point in time: as narrow as a database can tell. */
    private static DateRange instant(JsonNode element) {
        var from = range(element).from();
        return new DateRange(from, from == null ? null : from.plusNanos(1_000));
    }

    private static void accept(@Nullable DateRange range, Consumer<? super SearchValue> values) {
        if (range != null) values.accept(range);
    }

    private static @Nullable DateRange period(JsonNode period) {
        var start = Fields.child(period, "start");
        var end = Fields.child(period, "end");
        if (start == null && end == null) return null;
        return new DateRange(
                start == null ? null : range(start).from(),
                end == null ? null : range(end).until());
    }

    /** From the first event to the last, bounds included; how often in between does not matter. */
    private static @Nullable DateRange timing(JsonNode timing) {
        DateRange limits = null;
        for (var event : Fields.all(timing, "event")) {
            if (!event.isNull()) limits = limits == null ? range(event) : hull(limits, range(event));
        }
        var repeat = Fields.child(timing, "repeat");
        var bounds = repeat == null ? null : Fields.child(repeat, "boundsPeriod");
        var period = bounds == null ? null : period(bounds);
        if (period == null) return limits;
        return limits == null ? period : hull(limits, period);
    }

    private static DateRange hull(DateRange one, DateRange other) {
        return new DateRange(earlier(one.from(), other.from()), later(one.until(), other.until()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
