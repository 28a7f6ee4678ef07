package vn.vongdoi.analytics;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a value is counted in. The same units stand in indicators and in the targets set on them. */
public enum Unit {
    PERCENT("percent", "%", "%"),
    PERCENTAGE_POINTS("percentage-points", "điểm %", "points"),
    PERCENT_GAINED("percent-gained", "% tăng thêm", "% gained"),
    /** Of what can be more than full. */
    PERCENT_OF_CAPACITY("percent-of-capacity", "% công suất", "% of capacity"),
    PER_1000("per-1000", "trên 1.000", "per 1,000"),
    PER_10000("per-10000", "trên vạn dân", "per 10,000"),
    PER_100000("per-100000", "trên 100.000 dân", "per 100,000"),
    PER_1000_BIRTHS("per-1000-births", "‰ trẻ sinh sống", "per 1,000 births"),
    PER_100000_BIRTHS("per-100000-births", "trên 100.000 trẻ sinh sống", "per 100,000 births"),
    BOYS_PER_100_GIRLS("boys-per-100-girls", "bé trai/100 bé gái", "boys per 100 girls"),
    DAYS("days", "ngày", "days"),
    YEARS("years", "năm", "years"),
    CM("cm", "cm", "cm"),
    COUNT("count", "cơ sở", "in number"),
    VISITS("visits", "lượt", "visits"),
    CAMPAIGNS("campaigns", "chiến dịch", "campaigns"),
    PER_YEAR("per-year", "mỗi năm", "a year"),
    DOCTORS_PER_STATION("doctors-per-station", "bác sĩ/trạm", "doctors a station"),
    STATUS("status", "trạng thái", "status");

    private final String word;
    private final Text label;

    Unit(String word, String vi, String en) {
        this.word = word;
        this.label = new Text(vi, en);
    }

    /** @throws IllegalArgumentException naming what is allowed */
    public static Unit of(String word) {
        return Arrays.stream(values())
                .filter(u -> u.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unit: expected one of "
                        + Arrays.stream(values()).map(Unit::word).collect(Collectors.joining(", "))
                        + ", got '"
                        + word
                        + "'"));
    }

    /** Whole things: a half of one is a mistake. */
    public boolean isCounted() {
        return this == COUNT || this == VISITS || this == CAMPAIGNS;
    }

    /** Whether a figure of this unit can be at all: a share is 0 to 100, only differences fall below 0. */
    public boolean holds(double value) {
        return switch (this) {
            case PERCENT -> value >= 0 && value <= 100;
            case PERCENTAGE_POINTS, PERCENT_GAINED -> true;
            case COUNT, VISITS, CAMPAIGNS -> value >= 0 && value == Math.rint(value);
            case PERCENT_OF_CAPACITY,
                    PER_1000,
                    PER_10000,
                    PER_100000,
                    PER_1000_BIRTHS,
                    PER_100000_BIRTHS,
                    BOYS_PER_100_GIRLS,
                    DAYS,
                    YEARS,
                    CM,
                    PER_YEAR,
                    DOCTORS_PER_STATION,
                    STATUS -> value >= 0;
        };
    }

    /** Whether the numerator counts some of those in the denominator, so that the others are a count of people too. */
    boolean isPart() {
        return switch (this) {
            case PERCENT,
                    PERCENTAGE_POINTS,
                    PERCENT_GAINED,
                    PER_1000,
                    PER_10000,
                    PER_100000,
                    PER_1000_BIRTHS,
                    PER_100000_BIRTHS -> true;
            case PERCENT_OF_CAPACITY,
                    BOYS_PER_100_GIRLS,
                    DAYS,
                    YEARS,
                    CM,
                    COUNT,
                    VISITS,
                    CAMPAIGNS,
                    PER_YEAR,
                    DOCTORS_PER_STATION,
                    STATUS -> false;
        };
    }

    public String word() {
        return word;
    }

    /** How it is written after a figure. */
    public Text label() {
        return label;
    }
}
