package vn.vongdoi.station;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LIEU_DUNG in the words of somebody who takes it. The standard writes {@code 2 viên/lần * 2 lần/ngày * 5 ngày [4 viên/ngày]},
 * of what is applied {@code 2 lần/ngày * 5 ngày}, of a changing dose {@code Sáng: 3 viên, Tối: 1 viên [4 viên/ngày]}.
 *
 * @param english empty for what is written otherwise: nobody guesses at a dose
 */
record Dose(String vietnamese, String english) {
    private static final Pattern TOTAL = Pattern.compile("\\s*\\[[^\\]]*]\\s*$");
    private static final Pattern REGULAR =
            Pattern.compile("(?:(?<much>\\d+(?:[.,/]\\d+)?)\\s*(?<unit>\\p{L}+)\\s*/\\s*lần\\s*\\*\\s*)?"
                    + "(?<times>\\d+)\\s*lần\\s*/\\s*ngày(?:\\s*\\*\\s*(?<days>\\d+)\\s*ngày)?");
    private static final Pattern PART = Pattern.compile(
            "(?<when>Sáng|Trưa|Chiều|Tối)\\s*:\\s*(?<much>\\d+(?:[.,/]\\d+)?)\\s*(?<unit>\\p{L}+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static Dose of(String written) {
        var text = TOTAL.matcher(written.strip()).replaceFirst("");
        var regular = REGULAR.matcher(text);
        if (regular.matches()) return regular(regular);
        var parts = List.of(text.split("\\s*[,;]\\s*"));
        return parts.stream().allMatch(part -> PART.matcher(part).matches())
                ? new Dose(
                        text,
                        String.join(", ", parts.stream().map(Dose::english).toList()))
                : new Dose(written.strip(), "");
    }

    private static Dose regular(Matcher told) {
        var much = told.group("much");
        var times = told.group("times");
        var days = told.group("days");
        var each = much == null ? "" : "Mỗi lần " + much + " " + told.group("unit") + ", ";
        var eachEn = much == null ? "" : much + " " + unit(told.group("unit")) + " each time, ";
        return new Dose(
                (each + (each.isEmpty() ? "Ngày " : "ngày ") + times + " lần")
                        + (days == null ? "" : ", trong " + days + " ngày"),
                eachEn
                        + (times.equals("1") ? "once a day" : times + " times a day")
                        + (days == null ? "" : days.equals("1") ? ", for 1 day" : ", for " + days + " days"));
    }

    private static String english(String part) {
        var told = PART.matcher(part);
        if (!told.matches()) throw new IllegalArgumentException(part);
        var when = switch (told.group("when").toLowerCase(Locale.ROOT)) {
            case "sáng" -> "morning";
            case "trưa" -> "noon";
            case "chiều" -> "afternoon";
            default -> "evening";
        };
        return when + ": " + told.group("much") + " " + unit(told.group("unit"));
    }

    private static String unit(String vietnamese) {
        return switch (vietnamese) {
            case "viên" -> "tablet(s)";
            case "gói" -> "sachet(s)";
            case "ống" -> "ampoule(s)";
            case "giọt" -> "drop(s)";
            case "thìa" -> "spoon(s)";
            default -> vietnamese;
        };
    }
}
