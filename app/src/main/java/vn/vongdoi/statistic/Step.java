package vn.vongdoi.statistic;

import java.time.Instant;
import java.util.Locale;
import vn.vongdoi.access.Role;

/** What somebody did with a submission. @param by login */
public record Step(Kind kind, String by, Role role, Instant at, String reason) {
    /** Where a submission stands after it. */
    public enum Kind {
        ENTERED,
        APPROVED,
        REJECTED,
        /** It counted, and does not any more. */
        WITHDRAWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
