package vn.vongdoi.page;

import java.util.Locale;

/** How things stand, told by colour and shape alike: round = done, square = due, triangle = late, dashed = not told. */
public enum Standing {
    OK,
    DUE,
    LATE,
    NONE;

    /** Class in {@code page.css}. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
