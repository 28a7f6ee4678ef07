package vn.vongdoi.immunization;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.immunization.Interval.From;
import vn.vongdoi.immunization.Skip.Comparison;
import vn.vongdoi.immunization.Skip.Condition;

/** Reads a {@code seriesDose} of CDSi supporting data. */
final class TargetDoseReader {
    private TargetDoseReader() {}

    static TargetDose read(Xml xml) {
        return new TargetDose(
                Integer.parseInt(xml.text("doseNumber").replace("Dose", "").strip()),
                xml.all("age").stream().map(TargetDoseReader::age).toList(),
                xml.all("interval").stream().map(TargetDoseReader::interval).toList(),
                xml.all("allowableInterval").stream()
                        .map(TargetDoseReader::interval)
                        .toList(),
                xml.all("preferableVaccine").stream()
                        .map(TargetDoseReader::product)
                        .toList(),
                xml.all("allowableVaccine").stream()
                        .map(TargetDoseReader::product)
                        .toList(),
                xml.all("inadvertentVaccine").stream()
                        .map(it -> it.text("cvx"))
                        .collect(Collectors.toUnmodifiableSet()),
                xml.all("conditionalSkip").stream().map(TargetDoseReader::skip).toList(),
                xml.says("recurringDose", "Yes"),
                season(xml.one("seasonalRecommendation")),
                null);
    }

    private static AgeRule age(Xml xml) {
        return new AgeRule(
                xml.span("absMinAge"),
                xml.span("minAge"),
                xml.span("earliestRecAge"),
                xml.span("latestRecAge"),
                xml.span("maxAge"),
                xml.validity());
    }

    private static Interval interval(Xml xml) {
        return new Interval(
                from(xml),
                xml.span("absMinInt"),
                xml.span("minInt"),
                xml.span("earliestRecInt"),
                xml.span("latestRecInt"),
                xml.says("intervalPriority", "override"),
                xml.validity());
    }

    private static From from(Xml xml) {
        if (xml.says("fromPrevious", "Y")) return new Interval.Previous();
        var target = xml.text("fromTargetDose");
        if (!target.isEmpty()) return new Interval.Target(Integer.parseInt(target));
        var recent = xml.words("fromMostRecent");
        if (!recent.isEmpty()) return new Interval.MostRecent(recent);
        var observed = xml.one("fromRelevantObs").text("code");
        if (!observed.isEmpty()) return new Interval.Observed(observed);
        throw new IllegalArgumentException("expected from what an interval is counted");
    }

    private static Product product(Xml xml) {
        return new Product(xml.text("cvx"), xml.ages(), xml.text("mvx"));
    }

    private static @Nullable Season season(Xml xml) {
        var start = xml.day("startDate");
        var end = xml.day("endDate");
        return start == null || end == null ? null : new Season(start, end);
    }

    private static Skip skip(Xml xml) {
        var context = xml.text("context").toLowerCase(Locale.ROOT);
        return new Skip(
                !context.equals("forecast"),
                !context.equals("evaluation"),
                xml.says("setLogic", "AND"),
                xml.all("set").stream().map(TargetDoseReader::conditions).toList());
    }

    private static Skip.Conditions conditions(Xml xml) {
        return new Skip.Conditions(
                !xml.says("conditionLogic", "OR"),
                xml.all("condition").stream().map(TargetDoseReader::condition).toList(),
                xml.validity());
    }

    private static Condition condition(Xml xml) {
        var type = xml.text("conditionType").toLowerCase(Locale.ROOT);
        if (type.equals("age")) return new Skip.OfAge(xml.ages());
        if (type.equals("interval")) {
            return new Skip.AfterInterval(Objects.requireNonNull(xml.span("interval"), "expected an interval"));
        }
        if (type.equals("completed series")) return new Skip.CompletedSeries(xml.words("seriesGroups"));
        if (!type.startsWith("vaccine count")) {
            throw new IllegalArgumentException(
                    "expected Age, Interval, Completed Series or Vaccine Count, got " + xml.text("conditionType"));
        }
        return new Skip.Count(
                xml.words("vaccineTypes"),
                xml.ages(),
                xml.day("startDate"),
                xml.day("endDate"),
                xml.says("doseType", "Valid"),
                comparison(xml.text("doseCountLogic")),
                Integer.parseInt(xml.text("doseCount")));
    }

    private static Comparison comparison(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "greater than" -> Comparison.MORE;
            case "less than" -> Comparison.LESS;
            case "equal to", "equals" -> Comparison.EQUAL;
            default -> throw new IllegalArgumentException("expected greater than, less than or equal to, got " + text);
        };
    }
}
