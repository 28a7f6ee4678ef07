package vn.vongdoi.analytics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.RuleDocument;

/** Reads the rule files of folder {@code analytics}: one indicator each, named by its code. */
final class IndicatorRules {
    private static final String FOLDER = "analytics";

    private IndicatorRules() {}

    /** @throws IllegalArgumentException naming the file that is not a definition */
    static List<Indicator> read() {
        return RuleDocument.folder(FOLDER).stream()
                .map(IndicatorRules::indicator)
                .toList();
    }

    private static Indicator indicator(RuleDocument file) {
        try {
            var indicator = new Indicator(
                    file.text("code"),
                    Text.of(file.body().get("name")),
                    Unit.of(file.text("unit")),
                    Direction.of(file.text("direction")),
                    Text.of(file.body().get("definition")),
                    Optional.ofNullable(file.body().get("caveats")).map(Text::of),
                    disaggregations(file.body().get("disaggregations")),
                    file.validity(),
                    file.source(),
                    file.confidence(),
                    calculation(file));
            if (!file.name().equals(FOLDER + "/" + indicator.code())) {
                throw new IllegalArgumentException("the file should be named like its code " + indicator.code());
            }
            return indicator;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("rule file " + file.name() + ": " + e.getMessage(), e);
        }
    }

    private static List<Disaggregation> disaggregations(@Nullable Object words) {
        return switch (words) {
            case null -> List.of();
            case List<?> list ->
                list.stream()
                        .map(word -> Disaggregation.of(String.valueOf(word)))
                        .toList();
            default -> throw new IllegalArgumentException("disaggregations: expected a list, got " + words);
        };
    }

    private static Calculation calculation(RuleDocument file) {
        var nodata = file.body().get("nodata");
        if (nodata != null) return noData(nodata);
        var period = Period.Kind.of(file.text("period"));
        var factor = Double.parseDouble(file.text("factor"));
        var empty = Text.of(file.body().get("empty"));
        var people = file.find("people");
        if (people.isPresent()) return new Calculation.ShareOfPeople(period, factor, empty, people.get());
        return switch (file.text("measure")) {
            case "count" -> new Calculation.Count(period, empty, file.text("numerator"), file.text("denominator"));
            case "ratio" ->
                new Calculation.Quotient(
                        period,
                        factor,
                        empty,
                        file.find("personal").map(Boolean::parseBoolean).orElse(false),
                        file.text("numerator"),
                        file.text("denominator"));
            default ->
                throw new IllegalArgumentException(
                        "measure: expected ratio or count, got '" + file.text("measure") + "'");
        };
    }

    private static Calculation noData(@Nullable Object nodata) {
        if (!(nodata instanceof Map<?, ?> texts)) {
            throw new IllegalArgumentException("nodata: expected reason and supplier, got " + nodata);
        }
        return new Calculation.NoData(
                Text.of(texts.get("reason")),
                Optional.ofNullable(texts.get("supplier")).map(Text::of).orElseThrow());
    }
}
