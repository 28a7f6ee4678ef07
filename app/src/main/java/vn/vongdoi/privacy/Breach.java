package vn.vongdoi.privacy;

import java.time.Instant;
import java.util.Optional;
import vn.vongdoi.page.Standing;

/**
 * A breach of personal data, and what was done about it.
 *
 * @param data which kinds
 * @param people about how many
 * @param located biometric or location data, of which the people are told too
 * @param rule the law that {@code notifyBy} comes from
 */
public record Breach(
        long number,
        Instant detected,
        String told,
        String data,
        int people,
        boolean located,
        String measures,
        Instant notifyBy,
        String rule,
        Optional<Step> notice,
        Optional<Step> informed,
        Optional<Step> outcome) {

    /** Something that was done, by whom and when. */
    public record Step(String text, String by, Instant at) {}

    public Standing notice(Instant now) {
        return standing(notice, now);
    }

    public Standing informing(Instant now) {
        return standing(informed, now);
    }

    /** What was done too late stays red: the file tells how it was. */
    private Standing standing(Optional<Step> step, Instant now) {
        if (step.map(Step::at).orElse(now).isAfter(notifyBy)) return Standing.LATE;
        return step.isPresent() ? Standing.OK : Standing.DUE;
    }
}
