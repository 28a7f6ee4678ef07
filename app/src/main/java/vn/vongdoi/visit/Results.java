package vn.vongdoi.visit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.page.Formats;
import vn.vongdoi.record.Entry;

/** What was measured or found, as people write it. */
public final class Results {
    /** Pulse, temperature, respiration, SpO2: of the bedside, telling nothing of a life. */
    private static final Set<String> BEDSIDE = Set.of("8867-4", "8310-5", "9279-1", "59408-5");

    private static final int MOST_DECIMALS = 4;

    /** As XML5 writes them into a note; they are results of their own already. */
    private static final Pattern SIGNS = Pattern.compile("CSST<[^>]*>[;,. ]*");

    private Results() {}

    /** A note from the bedside without the vital signs in it. */
    public static String withoutSigns(String note) {
        return SIGNS.matcher(note).replaceAll(" ").strip();
    }

    /** Whether a result tells of a moment at the bedside only. */
    public static boolean isBedside(Entry observation) {
        return observation.code(CodeSystem.LOINC).filter(BEDSIDE::contains).isPresent();
    }

    /** @param loinc its code */
    public static boolean isBedside(String loinc) {
        return BEDSIDE.contains(loinc);
    }

    /** A result with its unit, or in words. */
    public static String written(Entry observation, Words words) {
        var formats = words.formats();
        var body = Body.of(observation.resource());
        var parts = body.components()
                .flatMap(part -> part.number().stream())
                .map(formats::number)
                .toList();
        if (!parts.isEmpty()) {
            return body.result()
                    .map(found -> found + named(body, formats))
                    .orElseGet(() -> withUnit(String.join("/", parts), unit(observation, words)));
        }
        if (observation.value() != null) {
            var number = body.comparator().map(it -> it + " ").orElse("") + number(observation.value(), formats);
            return withUnit(number, unit(observation, words));
        }
        return Stream.of(body.result(), body.conclusion())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    /** What a finding in words rests on. */
    private static String named(Body body, Formats formats) {
        var parts = body.components()
                .flatMap(part -> part.measured(formats).stream())
                .toList();
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    /** Small ones need more decimals to differ: 0,014 is no 0,01. */
    public static String number(double value, Formats formats) {
        if (value == 0 || Math.abs(value) >= 1) return formats.number(value);
        var decimals = BigDecimal.valueOf(value).stripTrailingZeros().scale();
        return formats.number(value, Math.min(decimals, MOST_DECIMALS));
    }

    public static String withUnit(String number, String unit) {
        return unit.isEmpty() || unit.startsWith("/") ? number + unit : number + " " + unit;
    }

    /** Units as people write them; the record keeps those of UCUM. */
    public static String unit(Entry observation, Words words) {
        var unit = observation.unit();
        return unit == null ? "" : unit(unit, words);
    }

    public static String unit(String unit, Words words) {
        return switch (unit) {
            case "mm[Hg]" -> "mmHg";
            case "Cel" -> "°C";
            case "/min" -> words.text("visit.per-minute");
            default -> unit;
        };
    }
}
