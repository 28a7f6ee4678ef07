package vn.vongdoi.home;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.growth.GrowthChart;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.LineChart;
import vn.vongdoi.page.Link;
import vn.vongdoi.visit.Visit;

/**
 * A person's life course as the page shows it; every text is ready for the reader's language.
 *
 * @param age the number in the ring, {@code ageUnit} below it
 */
public record PersonPage(
        String name,
        String age,
        String ageUnit,
        List<String> facts,
        List<Link> places,
        List<Chip> alerts,
        List<Year> years,
        List<Diagnosis> diagnoses,
        List<Dose> doses,
        List<Medicine> medicines,
        List<Result> results,
        List<GrowthChart> growth,
        List<LineChart> charts,
        Optional<CourseChart> courses,
        Optional<TreatedAt> treated,
        List<Cost> costs,
        AsOf asOf) {

    /** A year of life with what happened in it, newest first. */
    public record Year(String year, String age, List<Visit> visits) {}

    /** A diagnosis over all visits. */
    public record Diagnosis(String code, String name, String span, String times) {}

    /** A dose of a vaccine, and where it was given. */
    public record Dose(String vaccine, String number, String where, String day) {}

    /** A medicine over all visits, as last prescribed. */
    public record Medicine(String name, String dose, String last, String times) {}

    /** The last result of a test, with its place in the reference range where one came with it. */
    public record Result(String name, String value, String day, Optional<RangeBar> bar) {}

    /** What a year's visits cost. */
    public record Cost(String year, String visits, String total) {}
}
