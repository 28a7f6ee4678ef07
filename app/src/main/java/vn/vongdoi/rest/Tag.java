package vn.vongdoi.rest;

import java.util.regex.Pattern;

/** ETags of versions: {@code W/"3"}. */
final class Tag {
    private static final Pattern ONE = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"|([0-9]{1,9})");

    private Tag() {}

    static String of(int version) {
        return "W/\"" + version + "\"";
    }

    /** Whether a header's list of tags has this version's. A tag that is none of ours is nobody's here. */
    static boolean names(String header, int version) {
        for (var tag : header.split(",")) {
            if (tag.strip().equals("*")) return true;
            var matcher = ONE.matcher(tag.strip());
            if (!matcher.matches()) continue;
            var number = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (Integer.parseInt(number) == version) return true;
        }
        return false;
    }
}
