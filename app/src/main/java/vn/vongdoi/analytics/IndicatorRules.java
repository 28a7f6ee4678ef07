package vn.vongdoi.analytics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** @throws IllegalArgumentException naming the file when it is not a definition */
    static Indicator indicator(RuleDocument file) {
        try {
            var disaggregations = disaggregations(file);
            var calculation = calculation(file);
            check(calculation, disaggregations);
            var indicator = new Indicator(
                    file.text("code"),
                    Text.of(file.body().get("name")),
                    Unit.of(file.text("unit")),
                    Direction.of(file.text("direction")),
                    Text.of(file.body().get("definition")),
                    Optional.ofNullable(file.body().get("caveats")).map(Text::of),
                    disaggregations,
                    file.validity(),
                    file.source(),
                    file.confidence(),
                    calculation);
            if (!file.name().equals(FOLDER + "/" + indicator.code())) {
                throw new IllegalArgumentException("the file should be named like its code " + indicator.code());
            }
            return indicator;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("rule file " + file.name() + ": " + e.getMessage(), e);
        }
    }

    private static Disaggregations disaggregations(RuleDocument file) {
        return new Disaggregations(
                words(file.body().get("disaggregations")),
                file.find("ages"),
                Set.copyOf(words(file.body().get("whole"))));
    }

    private static List<Disaggregation> words(@Nullable Object words) {
        return switch (words) {
            case null -> List.of();
            case List<?> list ->
                list.stream()
                        .map(word -> Disaggregation.of(String.valueOf(word)))
                        .toList();
            default -> throw new IllegalArgumentException("disaggregations: expected a list, got " + words);
        };
    }

    /** What is declared can be told of each row: otherwise a breakdown would be promised and not kept. */
    private static void check(Calculation calculation, Disaggregations declared) {
        switch (calculation) {
            case Calculation.ShareOfPeople share ->
                check(QueryColumns.of(share.people(), List.of("person", "place", "counted")), declared.parts());
            case Calculation.Quotient quotient -> check(quotient.numerator(), quotient.denominator(), declared);
            case Calculation.Count count -> check(count.numerator(), count.denominator(), declared);
            case Calculation.NoData none -> check(Set.of(), declared.parts());
        }
    }

    private static void check(String numerator, String denominator, Disaggregations declared) {
        var above = QueryColumns.of(numerator, List.of("place", "value"));
        var below = QueryColumns.of(denominator, List.of("place", "value"));
        check(above, declared.parts());
        var divided = declared.parts().stream()
                .filter(it -> !declared.whole().contains(it))
                .toList();
        check(below, divided);
        for (var by : declared.whole()) {
            if (below.contains(by.column().orElseThrow())) {
                throw new IllegalArgumentException("whole: the denominator can be told apart by " + by.word());
            }
        }
        if (divided.contains(Disaggregation.AGE_BAND) && above.contains("day") != below.contains("day")) {
            throw new IllegalArgumentException("day: numerator and denominator would take the age of different days");
        }
    }

    private static void check(Set<String> columns, List<Disaggregation> declared) {
        for (var by : declared) {
            var column = by.column().orElseThrow();
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("disaggregations: " + by.word() + " needs the column " + column
                        + " in each query, got " + columns);
            }
        }
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
