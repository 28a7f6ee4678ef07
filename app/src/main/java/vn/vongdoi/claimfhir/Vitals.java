package vn.vongdoi.claimfhir;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Formats;

/**
 * The vital signs that a clinical note carries: {@code CSST<M75_T37_HA120/70_NT18_SP98_HL2>}. What was not written or
 * is beyond what a living body shows is absent.
 *
 * @param pulse per minute
 * @param temperature °C
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param respiration per minute
 * @param spo2 percent
 */
record Vitals(
        @Nullable Integer pulse,
        @Nullable BigDecimal temperature,
        @Nullable Integer systolic,
        @Nullable Integer diastolic,
        @Nullable Integer respiration,
        @Nullable Integer spo2) {
    private static final String MARK = "CSST<";

    /** The first group of a note; empty when there is none or nothing in it can be read. */
    static Optional<Vitals> find(String note) {
        int start = note.indexOf(MARK);
        int end = start < 0 ? -1 : note.indexOf('>', start);
        if (end < 0) return Optional.empty();
        Integer pulse = null;
        BigDecimal temperature = null;
        Integer systolic = null;
        Integer diastolic = null;
        Integer respiration = null;
        Integer spo2 = null;
        for (var part : note.substring(start + MARK.length(), end).split("_")) {
            var sign = part.strip();
            if (sign.startsWith("HA")) {
                var pressures = sign.substring(2).split("/", -1);
                systolic = whole(pressures[0], 30, 350);
                diastolic = pressures.length > 1 ? whole(pressures[1], 10, 250) : null;
            } else if (sign.startsWith("NT")) {
                respiration = whole(sign.substring(2), 1, 150);
            } else if (sign.startsWith("SP")) {
                spo2 = whole(sign.substring(2), 1, 100);
            } else if (sign.startsWith("M")) {
                pulse = whole(sign.substring(1), 10, 350);
            } else if (sign.startsWith("T")) {
                temperature = degrees(sign.substring(1));
            }
        }
        var vitals = new Vitals(pulse, temperature, systolic, diastolic, respiration, spo2);
        return vitals.equals(new Vitals(null, null, null, null, null, null)) ? Optional.empty() : Optional.of(vitals);
    }

    private static @Nullable Integer whole(String text, int least, int most) {
        if (text.length() > 3 || !Formats.digits(text)) return null;
        int value = Integer.parseInt(text);
        return value < least || value > most ? null : value;
    }

    private static @Nullable BigDecimal degrees(String text) {
        var number = text.replace(',', '.');
        if (number.length() > 6 || !Decimal.isNumber(number)) return null;
        var value = new BigDecimal(number);
        return value.intValue() < 20 || value.intValue() > 45 ? null : value;
    }
}
