package vn.vongdoi.programme;

import java.util.Optional;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.rules.Validity;

/**
 * Who answers for a target.
 *
 * @param key of {@code rules/programme/agencies.csv}
 * @param becomes key of the one that took its work over
 */
public record Agency(String key, Text name, Validity validity, Optional<String> becomes) {
    public Agency {
        if (becomes.isPresent() && validity.to() == null) {
            throw new IllegalArgumentException("agency " + key + " becomes another one, but has no last day");
        }
    }
}
