package vn.vongdoi.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an item of a catalogue is. */
public enum ItemKind {
    MEDICINE,
    SERVICE,
    SUPPLY;

    /** @throws IllegalArgumentException naming the words allowed */
    public static ItemKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("phải là một trong: "
                        + Arrays.stream(values()).map(ItemKind::word).collect(Collectors.joining(", "))));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
