package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.access.Label;

/**
 * A disease that is followed up, of one person.
 *
 * @param disease key of its {@link State}
 * @param since the first day on which it was told
 * @param visited the last day on which a visit told it
 * @param controlled at the last visit, as far as something was measured; never told of diseases that no number judges
 * @param measured the day of that measurement
 * @param lost from then on somebody who has not come again is lost to follow-up
 * @param supplied no prescription written at a visit for it can last beyond that day; empty = none is known. How many days a
 *     prescription really lasts stands in its body, which rules do not see
 * @param followUp the next visit; empty where the rule is switched off
 * @param used keys of the record entries that decided
 * @param changes as of {@link Planned}
 */
public record Managed(
        String disease,
        LocalDate since,
        LocalDate visited,
        Optional<Boolean> controlled,
        Optional<LocalDate> measured,
        LocalDate lost,
        Optional<LocalDate> supplied,
        Optional<Planned> followUp,
        List<Long> used,
        Set<Label> labels,
        LocalDate changes) {}
