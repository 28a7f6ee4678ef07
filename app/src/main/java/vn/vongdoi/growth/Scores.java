package vn.vongdoi.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.person.Sex;

/**
 * How a child that was measured stands against the WHO's curves, in standard deviations; empty where something was not measured
 * or there is no curve.
 *
 * @param weightForHeight for length below two years
 */
public record Scores(
        OptionalDouble weightForAge,
        OptionalDouble heightForAge,
        OptionalDouble bmiForAge,
        OptionalDouble weightForHeight) {

    /** What a child measures standing is so many centimetres less than lying. */
    private static final double LYING_LONGER = 0.7;

    /** Of whom neither age nor position is known, the longer are taken to have stood. */
    private static final double STANDS = 87;

    /** How length was measured. */
    public enum Position {
        LYING,
        STANDING
    }

    /**
     * What was measured.
     *
     * @param age null = not known
     * @param kg weight, null = not measured
     * @param cm length or height, null = not measured
     * @param position null = as is usual at the age
     */
    public record Measured(
            Sex sex,
            @Nullable Age age,
            @Nullable Double kg,
            @Nullable Double cm,
            @Nullable Position position) {
        public Measured {
            if (kg != null && !(kg > 0)) throw new IllegalArgumentException("expected kg above 0, got " + kg);
            if (cm != null && !(cm > 0)) throw new IllegalArgumentException("expected cm above 0, got " + cm);
        }

        boolean isShownLying() {
            if (age != null) return age.isLying();
            if (position != null) return position == Position.LYING;
            return cm != null && cm < STANDS;
        }

        /** As it is measured at that age. */
        @Nullable Double length() {
            if (cm == null || position == null || age == null) return cm;
            if (age.isLying()) return position == Position.STANDING ? cm + LYING_LONGER : cm;
            return position == Position.LYING ? cm - LYING_LONGER : cm;
        }
    }

    public static Scores of(Measured it) {
        var length = it.length();
        var bmi = it.kg() == null || length == null ? null : it.kg() / (length * length / 10_000);
        return new Scores(
                forAge(Indicator.WEIGHT_FOR_AGE, it, it.kg()),
                forAge(Indicator.HEIGHT_FOR_AGE, it, length),
                forAge(Indicator.BMI_FOR_AGE, it, bmi),
                weightForHeight(it, length));
    }

    private static OptionalDouble forAge(Indicator indicator, Measured it, @Nullable Double value) {
        return it.age() == null || value == null
                ? OptionalDouble.empty()
                : Growth.z(indicator, it.sex(), it.age(), value);
    }

    /** The WHO has it up to the fifth birthday. */
    private static OptionalDouble weightForHeight(Measured it, @Nullable Double length) {
        if (it.kg() == null || length == null || (it.age() != null && !Growth.isBelowFive(it.age()))) {
            return OptionalDouble.empty();
        }
        return Growth.zForLength(
                it.isShownLying() ? Indicator.WEIGHT_FOR_LENGTH : Indicator.WEIGHT_FOR_HEIGHT,
                it.sex(),
                length,
                it.kg());
    }

    /** Names of those that are too far off to be true. */
    public List<String> flags() {
        var flags = new ArrayList<String>();
        flag(Indicator.WEIGHT_FOR_AGE, weightForAge, flags);
        flag(Indicator.HEIGHT_FOR_AGE, heightForAge, flags);
        flag(Indicator.BMI_FOR_AGE, bmiForAge, flags);
        flag(Indicator.WEIGHT_FOR_HEIGHT, weightForHeight, flags);
        return flags;
    }

    private static void flag(Indicator indicator, OptionalDouble z, List<String> flags) {
        if (z.isPresent() && !indicator.isPlausible(Math.round(z.getAsDouble() * 100) / 100.0))
            flags.add(indicator.word());
    }
}
