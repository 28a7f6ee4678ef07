package vn.vongdoi.careplan;

import java.util.Arrays;
import java.util.Locale;

/** How a service comes due. */
enum When {
    /** Once in a calendar year. */
    YEAR,
    /** Once, at a time counted from birth or from the beginning of a state. */
    AT,
    /** Again and again, so long after the last. */
    EVERY;

    static When of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("when: expected year, at or every, got '" + word + "'"));
    }
}
