package vn.vongdoi.home;

import java.math.BigDecimal;
import java.util.Optional;
import vn.vongdoi.page.Svg;
import vn.vongdoi.visit.Body;
import vn.vongdoi.visit.ReferenceRange;
import vn.vongdoi.visit.ReferenceRange.Place;
import vn.vongdoi.visit.Results;
import vn.vongdoi.visit.Words;

/**
 * A result on its reference range: {@code home/range.jte}, drawn 200 × 14. The range fills the same stretch of every bar, so that
 * results of different kinds are read alike; what is further off than the bar is wide stands at its end.
 *
 * @param word within, high or low
 * @param bounds the range in words
 */
public record RangeBar(ReferenceRange range, BigDecimal value, String word, String bounds) {
    private static final double WIDTH = 200;
    private static final double LOW = 60;
    private static final double HIGH = 140;
    /** Half the width of the mark. */
    private static final double MARK = 6;

    private static final double MIDDLE = 7;

    /** Empty where no range came with the result. */
    static Optional<RangeBar> of(Body result, Words words) {
        return ReferenceRange.of(result).map(range -> {
            var value = BigDecimal.valueOf(result.number().orElseThrow());
            var word = switch (range.place(value)) {
                case BELOW -> words.text("home.range.low");
                case WITHIN -> words.text("home.range.within");
                case ABOVE -> words.text("home.range.high");
            };
            return new RangeBar(range, value, word, bounds(range, words));
        });
    }

    public boolean isWithin() {
        return range.place(value) == Place.WITHIN;
    }

    /** Where the range begins; one without a lower bound begins with the bar. */
    public String from() {
        return Svg.number(left());
    }

    public String width() {
        return Svg.number((range.high().isPresent() ? HIGH : WIDTH) - left());
    }

    public String x() {
        return Svg.number(at());
    }

    /** Of a value outside the range: a triangle that points up or down. */
    public String triangle() {
        var tip = range.place(value) == Place.ABOVE ? -MARK : MARK;
        return Svg.point(at(), MIDDLE + tip) + " " + Svg.point(at() + MARK, MIDDLE - tip) + " "
                + Svg.point(at() - MARK, MIDDLE - tip);
    }

    private double left() {
        return range.low().isPresent() ? LOW : 0;
    }

    private double at() {
        var known = value.doubleValue();
        var low = range.low().map(BigDecimal::doubleValue);
        var high = range.high().map(BigDecimal::doubleValue);
        double at;
        if (low.isPresent() && high.isPresent()) {
            at = LOW + (HIGH - LOW) * (known - low.get()) / span(high.get() - low.get());
        } else if (high.isPresent()) {
            at = HIGH + HIGH * (known - high.get()) / span(high.get());
        } else {
            var bound = low.orElseThrow();
            at = LOW + LOW * (known - bound) / span(bound);
        }
        return Math.clamp(at, MARK, WIDTH - MARK);
    }

    private static String bounds(ReferenceRange range, Words words) {
        var low = range.low().map(it -> Results.number(it.doubleValue(), words.formats()));
        var high = range.high().map(it -> Results.number(it.doubleValue(), words.formats()));
        if (low.isEmpty()) return words.text("home.range.to", high.orElseThrow());
        return high.isEmpty()
                ? words.text("home.range.from", low.get())
                : words.text("home.range.between", low.get(), high.get());
    }

    private static double span(double length) {
        return length == 0 ? 1 : Math.abs(length);
    }
}
