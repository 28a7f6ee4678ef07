package vn.vongdoi.home;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.LineChart;
import vn.vongdoi.page.LineChart.Band;
import vn.vongdoi.page.LineChart.Line;
import vn.vongdoi.page.LineChart.Value;
import vn.vongdoi.record.Entry;
import vn.vongdoi.visit.Body;
import vn.vongdoi.visit.Results;
import vn.vongdoi.visit.Words;

/** Results that repeat, as lines over time. */
final class Measurements {
    private static final int MOST_CHARTS = 4;
    private static final int SHORT_DAYS = 90; // below, days are told instead of months

    private static final String SYSTOLIC = "8480-6"; // LOINC
    private static final String DIASTOLIC = "8462-4";
    /** Clinic blood pressure that counts as high, mmHg. Source: QĐ 5333/QĐ-BYT 2020 (secondary). */
    private static final double HIGH_SYSTOLIC = 140;

    private static final double HIGH_DIASTOLIC = 90;

    private final Words words;
    private final Map<String, Series> byCode = new LinkedHashMap<>();

    private record Series(String name, String unit, List<Value> values) {}

    Measurements(List<Entry> entries, Words words) {
        this.words = words;
        entries.stream()
                .filter(entry -> entry.type() == ResourceType.OBSERVATION)
                .sorted(Comparator.comparing(Entry::starts, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(this::add);
    }

    /** Of one kind, by day. */
    Map<LocalDate, Double> values(String loinc) {
        var series = byCode.get(loinc);
        return series == null ? Map.of() : series.values().stream().collect(Collectors.toMap(Value::day, Value::value));
    }

    /**
     * One chart for each kind that changed from day to day, the most measured first.
     *
     * @param drawn codes of those that are drawn elsewhere
     */
    List<LineChart> charts(Set<String> drawn) {
        var charts = new ArrayList<LineChart>();
        pressure().ifPresent(charts::add);
        byCode.entrySet().stream()
                .filter(series ->
                        !series.getKey().equals(SYSTOLIC) && !series.getKey().equals(DIASTOLIC))
                .filter(series -> !Results.isBedside(series.getKey()) && !drawn.contains(series.getKey()))
                .map(Map.Entry::getValue)
                .filter(Measurements::repeats)
                .sorted(Comparator.comparingInt(
                                (Series series) -> series.values().size())
                        .reversed())
                .limit(MOST_CHARTS - charts.size())
                .forEach(series -> charts.add(chart(series)));
        return charts;
    }

    private void add(Entry observation) {
        var at = observation.starts();
        if (at == null) return;
        var day = words.day(at);
        var body = Body.of(observation.resource());
        var name = body.code().orElse("");
        var code = body.firstCode().orElse(name);
        var parts = body.components().toList();
        for (var part : parts) {
            part.number()
                    .ifPresent(value -> add(
                            part.firstCode().orElse(name),
                            part.code().orElse(name),
                            Results.unit(observation, words),
                            day,
                            value));
        }
        // Of a result in parts the promoted value is one of the parts again.
        if (parts.isEmpty() && observation.value() != null) {
            add(code, name, Results.unit(observation, words), day, observation.value());
        }
    }

    private void add(String code, String name, String unit, LocalDate day, double value) {
        var values = byCode.computeIfAbsent(code, _ -> new Series(name, unit, new ArrayList<>()))
                .values();
        // Measured again on the same day: the last stands.
        if (!values.isEmpty() && values.getLast().day().equals(day)) values.removeLast();
        values.add(new Value(day, value));
    }

    private Optional<LineChart> pressure() {
        var upper = byCode.get(SYSTOLIC);
        var lower = byCode.get(DIASTOLIC);
        if (upper == null || lower == null || !repeats(upper)) return Optional.empty();
        var high = upper.values().getLast().value() >= HIGH_SYSTOLIC
                || lower.values().getLast().value() >= HIGH_DIASTOLIC;
        return Optional.of(new LineChart(
                words.text(high ? "home.pressure.high" : "home.pressure.fine", last(upper), last(lower)),
                words.text("home.pressure.note"),
                List.of(line(upper), line(lower)),
                Optional.of(new Band(HIGH_DIASTOLIC, HIGH_SYSTOLIC, words.text("home.pressure.band"))),
                edge(upper, upper.values().getFirst()),
                edge(upper, upper.values().getLast())));
    }

    private LineChart chart(Series series) {
        var values = series.values();
        var change = values.getLast().value() - values.get(values.size() - 2).value();
        var key = change > 0 ? "home.chart.up" : change < 0 ? "home.chart.down" : "home.chart.same";
        var now = Results.withUnit(last(series), series.unit());
        return new LineChart(
                words.text(key, series.name(), now, words.formats().number(Math.abs(change))),
                words.text("home.chart.note", values.size()),
                List.of(line(series)),
                Optional.empty(),
                edge(series, values.getFirst()),
                edge(series, values.getLast()));
    }

    private Line line(Series series) {
        return new Line(series.name(), series.values(), last(series));
    }

    private String last(Series series) {
        return words.formats().number(series.values().getLast().value());
    }

    private String edge(Series series, Value value) {
        var first = series.values().getFirst().day();
        var isShort =
                first.plusDays(SHORT_DAYS).isAfter(series.values().getLast().day());
        return isShort ? words.formats().date(value.day()) : words.formats().month(YearMonth.from(value.day()));
    }

    /** Measured on two days or more, and not always the same. */
    private static boolean repeats(Series series) {
        return series.values().stream().map(Value::value).distinct().count() > 1;
    }
}
