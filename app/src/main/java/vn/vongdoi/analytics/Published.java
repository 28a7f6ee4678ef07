package vn.vongdoi.analytics;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Submission;

/** What others publish of the indicators: approved, those about the latest days first. */
final class Published {
    private final Map<Subject, List<Submission>> bySubject;

    private record Subject(String indicator, String area) {}

    Published(List<Submission> approved) {
        bySubject = approved.stream()
                .collect(groupingBy(
                        it -> new Subject(figure(it).indicator(), figure(it).area())));
    }

    static Content.Figure figure(Submission submission) {
        return switch (submission.content()) {
            case Content.Figure figure -> figure;
            case Content.Entry entry ->
                throw new IllegalArgumentException("submission " + submission.number() + " is no figure: " + entry);
        };
    }

    List<Submission> of(Indicator indicator, Area area) {
        return bySubject.getOrDefault(new Subject(indicator.code(), area.digits()), List.of());
    }

    /** The one about the latest days that were over on that day. */
    Optional<Submission> latest(Indicator indicator, Area area, LocalDate day) {
        return of(indicator, area).stream()
                .filter(it -> !figure(it).to().isAfter(day))
                .findFirst();
    }
}
