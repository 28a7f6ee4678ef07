package vn.vongdoi.simulator;

import java.time.LocalDate;

/**
 * What province to write.
 *
 * @param seed the same seed and figures write the same bytes
 * @param people inhabitants in the register; facilities, staff and beds are scaled with them
 * @param visits encounters (distinct MA_LK) in the 12 months before {@code lastDay}
 * @param lastDay no event or file date lies after it; the last visit ends the day before
 * @param oneIn how many real inhabitants one written inhabitant stands for
 */
public record SimulationPlan(long seed, int people, int visits, LocalDate lastDay, int oneIn) {

    /** Inhabitants of the province the sample stands for: administrative figure of the 2025 merger. */
    static final int PROVINCE_POPULATION = 4_664_124;

    public SimulationPlan {
        if (people < 1_000) {
            throw new IllegalArgumentException(
                    "Cần ít nhất 1.000 người dân để mô phỏng, nhận được %d".formatted(people));
        }
        if (visits < 0) {
            throw new IllegalArgumentException("Số lượt khám không được âm, nhận được %d".formatted(visits));
        }
        if (oneIn < 1) {
            throw new IllegalArgumentException("Tỷ lệ mẫu 1:N cần N từ 1 trở lên, nhận được %d".formatted(oneIn));
        }
    }

    /** The demo: a sample of one in eighty with a year of visits up to today. */
    public static SimulationPlan demo(LocalDate today) {
        return new SimulationPlan(1, 58_300, 24_000, today, 80);
    }

    public static SimulationPlan of(long seed, int people, int visits, LocalDate lastDay) {
        int oneIn = Math.max(1, Math.round((float) PROVINCE_POPULATION / Math.max(1, people)));
        return new SimulationPlan(seed, people, visits, lastDay, oneIn);
    }

    LocalDate firstDay() {
        return lastDay.minusYears(1);
    }

    /** A count that grows with the people: {@code perTenThousand} for every 10,000 of them. */
    int scaled(double perTenThousand) {
        return (int) Math.round(people * perTenThousand / 10_000);
    }
}
