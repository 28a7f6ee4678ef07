package vn.vongdoi.mirror;

import java.util.Locale;
import org.springframework.core.env.PropertyResolver;

/**
 * Of the mirror in this data folder.
 *
 * @param made whether a server makes one when there is none
 */
record Settings(boolean made) {
    private static final String NAME = "VONGDOI_MIRROR";

    /** @throws IllegalArgumentException when it says neither {@code on} nor {@code off} */
    static Settings of(PropertyResolver environment) {
        var word = environment.getProperty(NAME, "on");
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "on" -> new Settings(true);
            case "off" -> new Settings(false);
            default ->
                throw new IllegalArgumentException(NAME + ": cần on hoặc off, nhận được \"" + word
                        + "\". / expected on or off, got \"" + word + "\".");
        };
    }
}
