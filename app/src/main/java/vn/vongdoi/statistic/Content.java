package vn.vongdoi.statistic;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is submitted. An area is the 2 digits of a province, the 5 of a commune, or {@code former/30}: a province as it was
 * before 2025-07-01.
 */
public sealed interface Content {
    /** What an area of a province of before 2025-07-01 begins with; its 2 digits follow. */
    String FORMER = "former/";

    String area();

    /** Whether both say something of the same, be it another thing. */
    static boolean isSame(Content one, Content other) {
        return switch (one) {
            case Figure figure ->
                other instanceof Figure it
                        && it.indicator().equals(figure.indicator())
                        && it.area().equals(figure.area())
                        && it.from().equals(figure.from())
                        && it.to().equals(figure.to());
            case Entry entry ->
                other instanceof Entry it
                        && it.list().equals(entry.list())
                        && it.name().equals(entry.name())
                        && it.area().equals(entry.area())
                        && it.from().equals(entry.from());
        };
    }

    /**
     * The value of an indicator as somebody else tells it.
     *
     * @param from first day of what it is about; both days are one for a figure at a date
     * @param value in the indicator's unit
     */
    record Figure(String indicator, String area, LocalDate from, LocalDate to, double value) implements Content {
        public Figure {
            if (to.isBefore(from)) throw new IllegalArgumentException("a figure cannot end " + to + " before " + from);
            if (!Double.isFinite(value)) throw new IllegalArgumentException("a figure must be finite, got " + value);
        }
    }

    /**
     * One line of a list that a programme keeps.
     *
     * @param list key of {@code rules/statistic/lists.csv}
     * @param amount what is counted of it; 1 where the entry itself is
     * @param to the last day on which it stands; empty = open
     */
    record Entry(String list, String name, String area, double amount, LocalDate from, Optional<LocalDate> to)
            implements Content {
        public Entry {
            if (to.isPresent() && to.get().isBefore(from)) {
                throw new IllegalArgumentException("an entry cannot end " + to.get() + " before " + from);
            }
            if (!Double.isFinite(amount) || amount < 0) {
                throw new IllegalArgumentException("an amount is 0 or more, got " + amount);
            }
        }
    }
}
