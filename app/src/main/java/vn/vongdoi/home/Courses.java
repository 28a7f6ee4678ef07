package vn.vongdoi.home;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Svg;
import vn.vongdoi.record.Entry;
import vn.vongdoi.visit.Body;
import vn.vongdoi.visit.Supply;
import vn.vongdoi.visit.Words;

/** How long each medicine that was prescribed again and again lasted, and when it had run out. */
final class Courses {
    private static final int MOST_MEDICINES = 6;
    private static final int MONTHS = 24;
    /** A prescription filled a day or two late is no gap. Ours. */
    private static final int LATE_DAYS = 3;

    private static final double WIDTH = 400;

    private final Words words;
    private final LocalDate today;
    private final Map<String, TreeMap<LocalDate, Integer>> byMedicine = new LinkedHashMap<>();

    Courses(List<Entry> entries, Words words) {
        this.words = words;
        this.today = words.today();
        for (var entry : entries) {
            if (entry.type() != ResourceType.MEDICATION_REQUEST || entry.starts() == null) continue;
            var day = words.day(entry.starts());
            var body = Body.of(entry.resource());
            var days = Supply.days(body);
            if (days.isEmpty() || body.medicine().isEmpty() || day.isBefore(today.minusMonths(MONTHS))) continue;
            byMedicine
                    .computeIfAbsent(body.medicine().get(), _ -> new TreeMap<>())
                    .merge(day, days.getAsInt(), Integer::sum);
        }
    }

    /** What somebody had in hand, first and last day both counted. */
    private record Stretch(LocalDate from, LocalDate to) {
        long gapUntil(Stretch next) {
            return ChronoUnit.DAYS.between(to, next.from) - 1;
        }
    }

    private record Medicine(String name, List<Stretch> stretches) {
        Optional<Stretch> beforeTheLongestGap() {
            return stretches.stream()
                    .limit(stretches.size() - 1L)
                    .filter(stretch -> gap(stretch) > LATE_DAYS)
                    .max(Comparator.comparingLong(this::gap));
        }

        long gap(Stretch stretch) {
            return stretch.gapUntil(stretches.get(stretches.indexOf(stretch) + 1));
        }
    }

    /** Empty when nothing was prescribed twice. */
    Optional<CourseChart> chart() {
        var medicines = byMedicine.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .sorted(Comparator.comparingInt((Map.Entry<String, TreeMap<LocalDate, Integer>> entry) ->
                                entry.getValue().size())
                        .reversed())
                .limit(MOST_MEDICINES)
                .map(entry -> new Medicine(entry.getKey(), stretches(entry.getValue())))
                .toList();
        if (medicines.isEmpty()) return Optional.empty();
        var first = medicines.stream()
                .map(medicine -> medicine.stretches().getFirst().from())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var gaps = medicines.stream()
                .filter(medicine -> medicine.beforeTheLongestGap().isPresent())
                .count();
        return Optional.of(new CourseChart(
                gaps == 0
                        ? words.text("home.courses.whole", medicines.size())
                        : words.text("home.courses.gaps", gaps, medicines.size()),
                words.text("home.courses.note", LATE_DAYS),
                medicines.stream().map(medicine -> row(medicine, first)).toList(),
                words.formats().month(YearMonth.from(first)),
                words.formats().month(YearMonth.from(today))));
    }

    /** What is left of one prescription is taken before the next is begun. */
    private static List<Stretch> stretches(TreeMap<LocalDate, Integer> prescribed) {
        var stretches = new ArrayList<Stretch>();
        prescribed.forEach((day, days) -> {
            var left = !stretches.isEmpty() && !stretches.getLast().to().isBefore(day.minusDays(1));
            var from = left ? stretches.removeLast() : new Stretch(day, day.minusDays(1));
            stretches.add(new Stretch(from.from(), from.to().plusDays(days)));
        });
        return stretches;
    }

    private CourseChart.Row row(Medicine medicine, LocalDate first) {
        var gap = medicine.beforeTheLongestGap()
                .map(before -> words.text(
                        "home.courses.gap", medicine.gap(before), before.to().plusDays(1)))
                .orElseGet(() -> words.text("home.courses.no-gap"));
        return new CourseChart.Row(
                medicine.name(),
                medicine.stretches().stream().map(it -> bar(it, first)).toList(),
                gap,
                medicine.beforeTheLongestGap().isEmpty());
    }

    private CourseChart.Bar bar(Stretch stretch, LocalDate first) {
        var end = stretch.to().isAfter(today) ? today : stretch.to();
        var formats = words.formats();
        return new CourseChart.Bar(
                Svg.number(x(stretch.from(), first)),
                Svg.number(Math.max(2, x(end.plusDays(1), first) - x(stretch.from(), first))),
                formats.date(stretch.from()) + " – " + formats.date(stretch.to()));
    }

    private double x(LocalDate day, LocalDate first) {
        var all = Math.max(1, ChronoUnit.DAYS.between(first, today) + 1);
        return WIDTH * ChronoUnit.DAYS.between(first, day) / all;
    }
}
