package vn.vongdoi.signin;

import java.util.List;

/**
 * What a browser tells of itself, in words that its owner knows it by.
 *
 * @param browser such as {@code Firefox}; empty when it is none of the usual ones
 * @param system such as {@code Android}; empty likewise
 */
public record Device(String browser, String system) {
    /** In this order: most browsers also name those that they are like. */
    private static final List<String> BROWSERS =
            List.of("Edg", "OPR", "CocCoc", "coc_coc", "SamsungBrowser", "Firefox", "Chrome", "Safari");

    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux");

    static Device of(String userAgent) {
        return new Device(name(first(BROWSERS, userAgent)), name(first(SYSTEMS, userAgent)));
    }

    private static String first(List<String> marks, String text) {
        return marks.stream().filter(text::contains).findFirst().orElse("");
    }

    private static String name(String mark) {
        return switch (mark) {
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            case "CocCoc", "coc_coc" -> "Cốc Cốc";
            case "SamsungBrowser" -> "Samsung Internet";
            case "Macintosh" -> "Mac";
            default -> mark;
        };
    }

    /** Empty when nothing is known. */
    public String text() {
        if (browser.isEmpty() || system.isEmpty()) return browser + system;
        return browser + " · " + system;
    }
}
