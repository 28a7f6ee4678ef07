package vn.vongdoi.home;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.fhir.CodeSystem;
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

    static final String HEIGHT = "8302-2"; // LOINC
    static final String WEIGHT = "29463-7";
    private static final String SYSTOLIC = "8480-6";
    private static final String DIASTOLIC = "8462-4";
    private static final String PRESSURE_UNIT = "mmHg";
    /** Clinic blood pressure that counts as high, mmHg. Source: QĐ 5333/QĐ-BYT 2020 (secondary). */
    private static final double HIGH_SYSTOLIC = 140;

    private static final double HIGH_DIASTOLIC = 90;

    /** Glucose of blood, serum or plasma, fasting or not, by mole or by mass; urine is another thing. */
    private static final Set<String> GLUCOSE =
            Set.of("14749-6", "15074-8", "14771-0", "14743-9", "2345-7", "2339-0", "1558-6", "41653-7");
    /** MA_DICH_VU of the same, whatever is added behind. */
    private static final String GLUCOSE_SERVICE = "23.0075";

    /** Stands for all codes of it: of a check-up, a hospital, a meter at home. */
    private static final String BLOOD_GLUCOSE = "glucose";

    private static final List<String> ALWAYS = List.of(BLOOD_GLUCOSE, WEIGHT);
    private static final Set<String> ELSEWHERE = Set.of(SYSTOLIC, DIASTOLIC, BLOOD_GLUCOSE, WEIGHT);

    private final Words words;
    private final Map<Kind, Series> series = new LinkedHashMap<>();

    /** What was measured, and in what: grams and kilograms make no line. Who types mmol/l means mmol/L. */
    private record Kind(String code, String unit) {
        Kind {
            unit = unit.toLowerCase(Locale.ROOT);
        }
    }

    private record Series(Kind kind, String name, String unit, List<Value> values) {}

    Measurements(List<Entry> entries, Words words) {
        this.words = words;
        entries.stream()
                .filter(entry -> entry.type() == ResourceType.OBSERVATION)
                .sorted(Comparator.comparing(Entry::starts, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(this::add);
    }

    /** Of one kind, by day. */
    Map<LocalDate, Double> values(String loinc, String unit) {
        var measured = series.get(new Kind(loinc, unit));
        return measured == null
                ? Map.of()
                : measured.values().stream().collect(Collectors.toMap(Value::day, Value::value));
    }

    /**
     * Blood pressure, glucose and weight of whoever was measured on two days; then one chart for each kind that changed from day
     * to day, the most measured first, while there is room.
     *
     * @param drawn codes of those that are drawn elsewhere
     */
    List<LineChart> charts(Set<String> drawn) {
        var charts = new ArrayList<LineChart>();
        pressure().ifPresent(charts::add);
        for (var code : ALWAYS) {
            of(code).filter(it -> !drawn.contains(code) && it.values().size() > 1)
                    .forEach(it -> charts.add(chart(it)));
        }
        series.values().stream()
                .filter(it -> !ELSEWHERE.contains(it.kind().code()))
                .filter(it -> !Results.isBedside(it.kind().code())
                        && !drawn.contains(it.kind().code()))
                .filter(Measurements::repeats)
                .sorted(Comparator.comparingInt((Series it) -> it.values().size())
                        .reversed())
                .limit(Math.max(0, MOST_CHARTS - charts.size()))
                .forEach(it -> charts.add(chart(it)));
        return charts;
    }

    private Stream<Series> of(String code) {
        return series.values().stream().filter(it -> it.kind().code().equals(code));
    }

    private void add(Entry observation) {
        var at = observation.starts();
        if (at == null) return;
        var day = words.day(at);
        var body = Body.of(observation.resource());
        var name = body.code().orElse("");
        var code = isGlucose(observation) ? BLOOD_GLUCOSE : body.firstCode().orElse(name);
        var parts = body.components().toList();
        for (var part : parts) {
            part.number()
                    .ifPresent(value -> add(
                            part.firstCode().orElse(name),
                            part.code().orElse(name),
                            part.unit().map(unit -> Results.unit(unit, words)).orElse(""),
                            day,
                            value));
        }
        // Of a result in parts the promoted value is one of the parts again.
        if (parts.isEmpty() && observation.value() != null) {
            add(code, name, Results.unit(observation, words), day, observation.value());
        }
    }

    private static boolean isGlucose(Entry observation) {
        return observation.code(CodeSystem.LOINC).filter(GLUCOSE::contains).isPresent()
                || observation
                        .code(CodeSystem.DICH_VU)
                        .filter(it -> it.startsWith(GLUCOSE_SERVICE))
                        .isPresent();
    }

    private void add(String code, String name, String unit, LocalDate day, double value) {
        var values = series.computeIfAbsent(
                        new Kind(code, unit), kind -> new Series(kind, name, unit, new ArrayList<>()))
                .values();
        // Measured again on the same day: the last stands.
        if (!values.isEmpty() && values.getLast().day().equals(day)) values.removeLast();
        values.add(new Value(day, value));
    }

    private Optional<LineChart> pressure() {
        var upper = series.get(new Kind(SYSTOLIC, PRESSURE_UNIT));
        var lower = series.get(new Kind(DIASTOLIC, PRESSURE_UNIT));
        if (upper == null || lower == null || upper.values().size() < 2) return Optional.empty();
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
