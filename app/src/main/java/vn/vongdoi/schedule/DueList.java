package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one person is due on a day, the most urgent first.
 *
 * @param unknown why nothing, or of vaccinations nothing, can be said, in words; empty = it can
 * @param growth of a child that was measured within the last twelve months
 * @param unread references of Immunizations that no schedule understands: somebody must look at them
 */
public record DueList(
        String person,
        LocalDate on,
        Optional<String> unknown,
        List<String> unread,
        List<Due> items,
        List<Disease> diseases,
        Optional<Growth> growth) {

    /**
     * A disease that is followed up.
     *
     * @param visited the last visit for it
     * @param controlled at that visit; empty = nothing told it
     * @param lost from then on somebody who has not come again is lost to follow-up
     * @param supplied no prescription can last beyond that day; empty = none is known
     */
    public record Disease(
            String disease,
            String name,
            LocalDate since,
            LocalDate visited,
            Optional<Boolean> controlled,
            Optional<LocalDate> measured,
            LocalDate lost,
            Optional<LocalDate> supplied) {}

    /**
     * How a child stood when it was measured last, in standard deviations from the WHO's median; null where it was not
     * measured or cannot be true.
     */
    public record Growth(
            LocalDate day,
            @Nullable Double weightForAge,
            @Nullable Double heightForAge,
            @Nullable Double bmiForAge,
            @Nullable Double weightForHeight,
            List<Finding> findings) {}

    /**
     * What it tells of the child's nutrition.
     *
     * @param advice what to do
     * @param source whose limits they are
     */
    public record Finding(String code, String name, String advice, String source, String confidence) {}
}
