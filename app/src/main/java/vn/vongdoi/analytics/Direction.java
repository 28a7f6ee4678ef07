package vn.vongdoi.analytics;

import java.util.Locale;

/** Which way is better. */
public enum Direction {
    UP,
    DOWN;

    static Direction of(String word) {
        return switch (word) {
            case "up" -> UP;
            case "down" -> DOWN;
            default -> throw new IllegalArgumentException("direction: expected up or down, got '" + word + "'");
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
