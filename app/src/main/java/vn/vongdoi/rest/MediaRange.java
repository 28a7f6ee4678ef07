package vn.vongdoi.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One media type of Accept, Content-Type or {@code _format}.
 *
 * @param name in lower case, without parameters
 * @param weight how much it is wanted, from 0, not at all, to 1
 * @param isR4 it does not name another version of FHIR
 */
record MediaRange(String name, double weight, boolean isR4) {

    static List<MediaRange> list(String header) {
        return Arrays.stream(header.split(",")).map(MediaRange::of).toList();
    }

    static MediaRange of(String text) {
        var parts = text.split(";");
        var weight = 1.0;
        var isR4 = true;
        for (var part : Arrays.asList(parts).subList(Math.min(1, parts.length), parts.length)) {
            var equals = part.indexOf('=');
            if (equals < 0) continue;
            var value = part.substring(equals + 1).strip().replace("\"", "");
            switch (part.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
                case "q" -> weight = weight(value);
                case "fhirversion" -> isR4 = value.equals("4.0") || value.equals("4.0.1");
                default -> {} // charset and the like
            }
        }
        return new MediaRange(parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT), weight, isR4);
    }

    private static double weight(String text) {
        return text.matches("[01](\\.[0-9]{0,3})?") ? Math.min(1, Double.parseDouble(text)) : 1;
    }
}
