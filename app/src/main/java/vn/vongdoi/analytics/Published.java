package vn.vongdoi.analytics;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.vongdoi.analytics.Indicators.Point;
import vn.vongdoi.place.FormerProvince;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Submission;

/** What others publish of the indicators: approved, those about the latest days first. */
final class Published {
    private final Map<Subject, List<Submission>> bySubject;
    private final Places places;

    private record Subject(String indicator, String area) {}

    Published(List<Submission> approved, Places places) {
        this.bySubject = approved.stream()
                .collect(groupingBy(
                        it -> new Subject(figure(it).indicator(), figure(it).area())));
        this.places = places;
    }

    static Content.Figure figure(Submission submission) {
        return switch (submission.content()) {
            case Content.Figure figure -> figure;
            case Content.Entry entry ->
                throw new IllegalArgumentException("submission " + submission.number() + " is no figure: " + entry);
        };
    }

    private List<Submission> of(Indicator indicator, String area) {
        return bySubject.getOrDefault(new Subject(indicator.code(), area), List.of());
    }

    /** Also of the provinces that the area was merged of. */
    List<Submission> of(Indicator indicator, Area area) {
        return Stream.concat(
                        of(indicator, area.digits()).stream(),
                        parts(area).stream().flatMap(part -> of(indicator, code(part)).stream()))
                .toList();
    }

    /** The one about the latest days that were over on that day. */
    Optional<Submission> latest(Indicator indicator, Area area, LocalDate day) {
        return of(indicator, area.digits()).stream()
                .filter(it -> !figure(it).to().isAfter(day))
                .findFirst();
    }

    /**
     * The newest word on each period, oldest first. Of days before a merger, where nobody tells the figure of the area of
     * today, it is put together of all its parts: an old series stays comparable with the new one.
     */
    List<Point> series(Indicator indicator, Area area) {
        var points = new TreeMap<LocalDate, Point>();
        for (var submission : of(indicator, area.digits())) {
            var figure = figure(submission);
            points.putIfAbsent(figure.to(), new Point(figure.to(), OptionalDouble.of(figure.value()), false));
        }
        combined(indicator, parts(area))
                .forEach((day, value) -> points.putIfAbsent(day, new Point(day, OptionalDouble.of(value), true)));
        return List.copyOf(points.values());
    }

    private Map<LocalDate, Double> combined(Indicator indicator, List<FormerProvince> parts) {
        if (parts.isEmpty()) return Map.of();
        var told = new HashMap<Period, Map<FormerProvince, Double>>();
        for (var part : parts) {
            for (var submission : of(indicator, code(part))) {
                var figure = figure(submission);
                told.computeIfAbsent(new Period(figure.from(), figure.to()), _ -> new HashMap<>())
                        .putIfAbsent(part, figure.value());
            }
        }
        var values = new HashMap<LocalDate, Double>();
        told.forEach((period, byPart) -> {
            if (byPart.size() == parts.size()) values.putIfAbsent(period.to(), sum(byPart, indicator.unit()));
        });
        return values;
    }

    /** What is counted adds up; a share or a mean is weighed by who lived there. */
    private static double sum(Map<FormerProvince, Double> byPart, Unit unit) {
        if (unit.isCounted() || unit == Unit.PER_YEAR) {
            return byPart.values().stream().mapToDouble(it -> it).sum();
        }
        var people =
                byPart.keySet().stream().mapToDouble(FormerProvince::population).sum();
        return byPart.entrySet().stream()
                .mapToDouble(it -> it.getValue() * it.getKey().population() / people)
                .sum();
    }

    private List<FormerProvince> parts(Area area) {
        return switch (area) {
            case Area.OfProvince province -> places.mergedOf(province.code());
            case Area.OfCommune _ -> List.of();
        };
    }

    private static String code(FormerProvince province) {
        return Content.FORMER + province.code().value();
    }
}
