package vn.vongdoi.claimcheck;

import java.util.Locale;

/** What a fault does to the encounter. */
public enum Severity {
    /** The encounter is not stored. */
    REJECT,
    /** The encounter is stored; the facility should look. */
    WARN;

    /** The word in reports and rule files: {@code reject}, {@code warn}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
