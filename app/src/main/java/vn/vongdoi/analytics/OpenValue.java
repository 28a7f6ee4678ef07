package vn.vongdoi.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value as the public JSON tells it. {@code value} is always there: null together with the reason, never zero for
 * "not known".
 *
 * @param area code of the province (2 digits) or commune (5 digits)
 * @param unverified the formula was not seen in the text of a law
 * @param supplier who could supply what is missing
 */
@JsonInclude(Include.NON_NULL)
public record OpenValue(
        String code,
        Text name,
        String unit,
        String direction,
        String area,
        Days period,
        @JsonInclude(Include.ALWAYS) @Nullable Double value,
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Text reason,
        @Nullable Text supplier,
        long position,
        Instant computed,
        Text definition,
        String source,
        String confidence,
        boolean unverified) {

    /** First and last day, both included. */
    public record Days(LocalDate from, LocalDate to) {}

    public static OpenValue of(Value value) {
        var indicator = value.indicator();
        var known = value.outcome() instanceof Value.Known k ? k : null;
        return new OpenValue(
                indicator.code(),
                indicator.name(),
                indicator.unit().word(),
                indicator.direction().word(),
                switch (value.area()) {
                    case Area.OfProvince province -> province.code().value();
                    case Area.OfCommune commune -> commune.code().value();
                },
                new Days(value.period().from(), value.period().to()),
                known == null ? null : known.value(),
                known == null ? null : known.numerator(),
                known == null ? null : known.denominator(),
                value.reason().orElse(null),
                indicator.calculation() instanceof Calculation.NoData none ? none.supplier() : null,
                value.position(),
                value.computed(),
                indicator.definition(),
                indicator.source(),
                indicator.confidence().word(),
                indicator.unverified());
    }
}
