package vn.vongdoi.visit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Between which values whoever measured expects a healthy person's, both bounds counted in as R4 says. Ranges hang on the
 * laboratory's method: only what came with the result counts, none of our own.
 */
public record ReferenceRange(Optional<BigDecimal> low, Optional<BigDecimal> high) {
    /** No test measures more; what R4 allows beyond cannot be drawn. */
    private static final double MOST = 1e100;

    private static final String MEANING = "http://terminology.hl7.org/CodeSystem/referencerange-meaning";

    /** Where a value stands. */
    public enum Place {
        BELOW,
        WITHIN,
        ABOVE
    }

    public ReferenceRange {
        if (low.isEmpty() && high.isEmpty()) throw new IllegalArgumentException("expected a bound at least");
        if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
            throw new IllegalArgumentException("expected low up to high, got " + low.get() + " and " + high.get());
        }
    }

    /**
     * The one range in the unit of the result. Of several (by age, by sex) nobody tells which is this person's; one that means
     * something else, such as the aim of a treatment, is none; of a result told as "less than" no place is known.
     */
    public static Optional<ReferenceRange> of(Body result) {
        var quantity = result.tree().path("valueQuantity");
        var usual = result.tree()
                .path("referenceRange")
                .valueStream()
                .filter(ReferenceRange::isUsual)
                .toList();
        if (usual.size() != 1 || result.comparator().isPresent() || !isNumber(quantity)) return Optional.empty();
        var low = usual.getFirst().path("low");
        var high = usual.getFirst().path("high");
        if (!isBound(low, quantity) || !isBound(high, quantity)) return Optional.empty();
        if (low.isMissingNode() && high.isMissingNode()) return Optional.empty();
        var from = number(low);
        var to = number(high);
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) return Optional.empty();
        return Optional.of(new ReferenceRange(from, to));
    }

    public Place place(BigDecimal value) {
        if (low.filter(it -> value.compareTo(it) < 0).isPresent()) return Place.BELOW;
        return high.filter(it -> value.compareTo(it) > 0).isPresent() ? Place.ABOVE : Place.WITHIN;
    }

    private static boolean isUsual(JsonNode range) {
        return !range.has("type")
                || range.path("type")
                        .path("coding")
                        .valueStream()
                        .anyMatch(it -> it.path("system").asString("").equals(MEANING)
                                && it.path("code").asString("").equals("normal"));
    }

    /** One that is not told is none; one without a unit is in that of the result. */
    private static boolean isBound(JsonNode bound, JsonNode quantity) {
        if (bound.isMissingNode()) return true;
        if (!isNumber(bound)) return false;
        for (var name : List.of("code", "unit")) {
            if (bound.has(name) && quantity.has(name)) return bound.path(name).equals(quantity.path(name));
        }
        return !bound.has("code") && !bound.has("unit");
    }

    private static boolean isNumber(JsonNode quantity) {
        return number(quantity).filter(it -> Math.abs(it.doubleValue()) < MOST).isPresent();
    }

    private static Optional<BigDecimal> number(JsonNode quantity) {
        var value = quantity.path("value");
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }
}
