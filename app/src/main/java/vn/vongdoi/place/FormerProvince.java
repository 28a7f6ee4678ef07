package vn.vongdoi.place;

import java.time.LocalDate;

/**
 * A province as it was before 2025-07-01.
 *
 * @param successor of which it is all or a part today
 * @param population mean of 2020, by the statistics office: what old figures of merged provinces are weighed by
 */
public record FormerProvince(ProvinceCode code, String name, String nameEn, ProvinceCode successor, int population) {
    /** The first day of the provinces of today. */
    public static final LocalDate MERGED = LocalDate.of(2025, 7, 1);

    public FormerProvince {
        if (population <= 0) throw new IllegalArgumentException("province " + code + " with nobody in it");
    }
}
