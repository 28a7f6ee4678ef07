package vn.vongdoi.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.statistic.Submission;

/**
 * A value as the public JSON tells it. {@code value} is always there: null together with the reason, never zero for
 * "not known".
 *
 * @param area code of the province (2 digits) or commune (5 digits)
 * @param disaggregations by what the figure is broken down
 * @param unverified the formula was not seen in the text of a law
 * @param supplier who could supply what is missing
 * @param stated who publishes the value, where it is not computed here
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
        @Nullable Statement stated,
        long position,
        Instant computed,
        Text definition,
        @Nullable Text caveats,
        List<String> disaggregations,
        String source,
        String confidence,
        boolean unverified) {

    private static @Nullable Text supplier(Indicator indicator) {
        return indicator.calculation() instanceof Calculation.NoData none ? none.supplier() : null;
    }

    /** First and last day, both included. */
    public record Days(LocalDate from, LocalDate to) {}

    /** @param number of the submission, approved by a second person */
    public record Statement(
            long number,
            String publisher,
            String title,
            LocalDate dated,
            @Nullable URI address) {
        static Statement of(Submission submission) {
            var document = submission.document();
            return new Statement(
                    submission.number(),
                    document.publisher(),
                    document.title(),
                    document.dated(),
                    document.address().orElse(null));
        }
    }

    public static OpenValue of(Value value) {
        var indicator = value.indicator();
        var known = value.outcome() instanceof Value.Known k ? k : null;
        return new OpenValue(
                indicator.code(),
                indicator.name(),
                indicator.unit().word(),
                indicator.direction().word(),
                value.area().digits(),
                new Days(value.period().from(), value.period().to()),
                value.figure().isPresent() ? value.figure().getAsDouble() : null,
                known == null ? null : known.numerator(),
                known == null ? null : known.denominator(),
                value.reason().orElse(null),
                value.outcome() instanceof Value.Stated ? null : supplier(indicator),
                value.outcome() instanceof Value.Stated stated ? Statement.of(stated.submission()) : null,
                value.position(),
                value.computed(),
                indicator.definition(),
                indicator.caveats().orElse(null),
                indicator.disaggregations().list().stream()
                        .map(Disaggregation::word)
                        .toList(),
                indicator.source(),
                indicator.confidence().word(),
                indicator.unverified());
    }
}
