package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.growth.Age;
import vn.vongdoi.growth.Nutrition;
import vn.vongdoi.growth.Scores;
import vn.vongdoi.growth.Scores.Measured;
import vn.vongdoi.growth.Scores.Position;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Resident;
import vn.vongdoi.person.Sex;
import vn.vongdoi.record.Fact;
import vn.vongdoi.visit.Mistakes;

/**
 * How a child stood against the WHO's curves on a day on which it was measured, in standard deviations with two decimals;
 * null where something was not measured, cannot be true, or has no curve.
 */
record Grown(
        LocalDate day,
        @Nullable Double weightForAge,
        @Nullable Double heightForAge,
        @Nullable Double bmiForAge,
        @Nullable Double weightForHeight) {
    private static final int GROWN_YEARS = 19;
    private static final double GRAMS = 1_000;
    private static final String WEIGHT = "loinc|29463-7";
    private static final String BIRTH_WEIGHT = "loinc|8339-4";
    private static final String HEIGHT = "loinc|8302-2";
    private static final String LENGTH = "loinc|8306-3";

    /** What was measured on a day; of two on one day the one that was told last counts. */
    private static final class Day {
        private @Nullable Fact weight;
        private @Nullable Fact height;

        void add(Fact fact) {
            if (fact.codes().contains(HEIGHT) || fact.codes().contains(LENGTH)) height = later(height, fact);
            else weight = later(weight, fact);
        }

        private static Fact later(@Nullable Fact one, Fact other) {
            return one == null || one.key() < other.key() ? other : one;
        }
    }

    /** Up to a day, the oldest first; nothing of whom the day of birth or the sex is not known. */
    static List<Grown> of(Resident person, Collection<Fact> facts, LocalDate on) {
        var birth = person.birth().date();
        if (person.birth().known() != BirthDate.Known.DAY || person.sex() == Sex.UNDETERMINED) return List.of();
        var days = new TreeMap<LocalDate, Day>();
        for (var fact : facts) {
            var day = fact.day();
            if (day == null || !isMeasured(fact) || day.isBefore(birth) || day.isAfter(on)) continue;
            if (day.isBefore(birth.plusYears(GROWN_YEARS)))
                days.computeIfAbsent(day, _ -> new Day()).add(fact);
        }
        return days.entrySet().stream()
                .map(entry -> new Grown(entry.getKey(), scores(person, entry.getKey(), entry.getValue())))
                .filter(Grown::saysSomething)
                .toList();
    }

    private Grown(LocalDate day, Scores scores) {
        this(
                day,
                told(scores, "weight_for_age", scores.weightForAge()),
                told(scores, "height_for_age", scores.heightForAge()),
                told(scores, "bmi_for_age", scores.bmiForAge()),
                told(scores, "weight_for_height", scores.weightForHeight()));
    }

    private static @Nullable Double told(Scores scores, String word, OptionalDouble z) {
        return z.isEmpty() || scores.flags().contains(word) ? null : Nutrition.rounded(z.getAsDouble());
    }

    private boolean saysSomething() {
        return weightForAge != null || heightForAge != null || bmiForAge != null || weightForHeight != null;
    }

    private static boolean isMeasured(Fact fact) {
        return fact.type() == ResourceType.OBSERVATION
                && fact.value() != null
                && fact.value() > 0
                && fact.labels().isEmpty()
                && !Mistakes.isOne(fact)
                && (fact.codes().contains(WEIGHT)
                        || fact.codes().contains(BIRTH_WEIGHT)
                        || fact.codes().contains(HEIGHT)
                        || fact.codes().contains(LENGTH));
    }

    private static Scores scores(Resident person, LocalDate day, Day measured) {
        var age = Age.between(person.birth().date(), day);
        var lying = measured.height != null && measured.height.codes().contains(LENGTH);
        return Scores.of(new Measured(
                person.sex(), age, kg(measured.weight), cm(measured.height), lying ? Position.LYING : null));
    }

    private static @Nullable Double kg(@Nullable Fact weight) {
        if (weight == null || weight.value() == null) return null;
        return "g".equals(weight.unit()) ? weight.value() / GRAMS : weight.value();
    }

    private static @Nullable Double cm(@Nullable Fact height) {
        return height == null || height.value() == null ? null : height.value();
    }

    /** As rules ask. */
    Scores scores() {
        return new Scores(
                optional(weightForAge), optional(heightForAge), optional(bmiForAge), optional(weightForHeight));
    }

    private static OptionalDouble optional(@Nullable Double z) {
        return z == null ? OptionalDouble.empty() : OptionalDouble.of(z);
    }
}
