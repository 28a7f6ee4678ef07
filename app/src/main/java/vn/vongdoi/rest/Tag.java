package vn.vongdoi.rest;

import java.util.Optional;
import java.util.regex.Pattern;

/** ETags of versions: {@code W/"3"}. */
final class Tag {
    private static final Pattern ONE = Pattern.compile("(?:W/)?\"?([0-9]{1,9})\"?");

    private Tag() {}

    static String of(int version) {
        return "W/\"" + version + "\"";
    }

    /** @throws Fault 400 when it is none of ours */
    static int version(String tag) {
        var matcher = ONE.matcher(tag.strip());
        if (!matcher.matches()) {
            throw Fault.invalid(
                    "Cần ETag như W/\"3\", nhận được " + tag + ".", "Expected an ETag like W/\"3\", got " + tag + ".");
        }
        return Integer.parseInt(matcher.group(1));
    }

    static boolean names(Optional<String> header, int version) {
        if (header.isEmpty()) return false;
        for (var tag : header.get().split(",")) {
            if (tag.strip().equals("*") || version(tag) == version) return true;
        }
        return false;
    }
}
