package vn.vongdoi.place;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words by which files, tables and JSON name the constants of the closed sets here: {@code special-zone}. */
final class Word {
    private Word() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException naming the words allowed */
    static <E extends Enum<E>> E read(Class<E> set, String word) {
        return Arrays.stream(set.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Phải là một trong: "
                        + Arrays.stream(set.getEnumConstants()).map(Word::of).collect(Collectors.joining(", "))
                        + "; nhận được \""
                        + word
                        + "\""));
    }
}
