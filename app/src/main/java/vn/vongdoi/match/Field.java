package vn.vongdoi.match;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may be told of somebody and is compared. */
public enum Field {
    /** All words, in whatever order. */
    NAME(6),
    BIRTH(5),
    SEX(2),
    /** The personal number. */
    CCCD(3),
    /** The social-insurance number. */
    BHXH(3),
    /** Any other number of the person: an old identity card, a passport, a hospital's own. */
    ID(3),
    PHONE(3),
    ADDRESS(4),
    /** Code of the commune of residence, as of today. */
    COMMUNE(2),
    /** Name of the mother, or of whoever else cares for a child. */
    GUARDIAN(2);

    private static final int BITS = 3;

    private final int levels;

    Field(int levels) {
        this.levels = levels;
    }

    /** @throws IllegalArgumentException naming the words allowed */
    public static Field of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("phải là một trong / must be one of: "
                        + Arrays.stream(values()).map(Field::word).collect(Collectors.joining(", "))));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isOfHome() {
        return this == PHONE || this == ADDRESS || this == COMMUNE || this == GUARDIAN;
    }

    /** Agreement goes from 1, none, to this; 0 = one of the two does not tell. */
    public int levels() {
        return levels;
    }

    /** All fields' levels of one comparison stand in one number, each in its own bits. */
    int in(int level) {
        return level << BITS * ordinal();
    }

    int level(int pattern) {
        return pattern >>> BITS * ordinal() & (1 << BITS) - 1;
    }
}
