package vn.vongdoi.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/**
 * Somebody who read of many people, in a span of time.
 *
 * @param starts of the span
 * @param people how many
 */
public record Reader(String actor, String role, String area, Instant starts, int people) {
    /** The spans in which readings are counted. */
    public sealed interface Span {
        /** One after the other, from full ones on. */
        record Each(Duration length) implements Span {}

        /** Every night, in Việt Nam, as a whole. */
        record Night(LocalTime begins, LocalTime ends) implements Span {}
    }
}
