package vn.vongdoi.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How sure we are that a rule row says what the law says. Everything but {@link #LAW} is shown as unverified. */
public enum Confidence {
    /** The text of the act was seen. */
    LAW,
    /** Seen second-hand: notes, press, working implementations. */
    SECONDARY,
    /** From memory: verify before relying on it. */
    MEMORY,
    /** The project's own choice where no norm exists. */
    OURS;

    /** @throws IllegalArgumentException naming what is allowed */
    public static Confidence of(String word) {
        return Arrays.stream(values())
                .filter(c -> c.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("confidence: expected one of "
                        + Arrays.stream(values()).map(Confidence::word).collect(Collectors.joining(", "))
                        + ", got '"
                        + word
                        + "'"));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean verified() {
        return this == LAW || this == OURS;
    }
}
