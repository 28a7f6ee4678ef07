package vn.vongdoi.station;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;

/**
 * What people type, in the forms of the tables. What cannot be read is told at its field and left empty.
 *
 * @param now no visit begins later
 * @param out when it ended
 */
record TypedVisit(VisitForm form, LocalDateTime now, LocalDateTime out, Faults faults) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final Pattern PRESSURE = Pattern.compile("(\\d{2,3})\\s*/\\s*(\\d{2,3})");
    private static final Pattern BIRTH = Pattern.compile("(?:(?:(?<day>\\d{1,2})[/.-])?(?<month>\\d{1,2})[/.-])?"
            + "(?<year>\\d{4})(?: (?<hour>\\d{1,2}):(?<minute>\\d{2}))?");

    /** 31/12/1957, 12/1957 or 1957; of a newborn also the hour, 31/12/2026 08:30. */
    String birth() {
        var typed = form.typed("birth");
        var told = BIRTH.matcher(typed);
        if (told.matches()) {
            // The standard knows no month without its day.
            var whole = told.group("day") != null;
            return told.group("year")
                    + (whole ? two(told.group("month")) + two(told.group("day")) : "0000")
                    + two(told.group("hour"))
                    + two(told.group("minute"));
        }
        if (!typed.isEmpty())
            faults.add(
                    "birth",
                    "Ngày sinh viết như 31/12/1957, 12/1957 hoặc chỉ năm 1957; nhận “" + Formats.shown(typed) + "”.");
        return "";
    }

    private static String two(@Nullable String digits) {
        return digits == null ? "00" : digits.length() == 1 ? "0" + digits : digits;
    }

    String day(String field) {
        var typed = form.typed(field);
        if (typed.isEmpty()) return "";
        try {
            return LocalDate.parse(typed).format(DAY);
        } catch (DateTimeException e) {
            faults.add(field, "Ngày phải có thật, nhận “" + Formats.shown(typed) + "”.");
            return "";
        }
    }

    String arrived() {
        var typed = form.typed("arrived");
        try {
            var in = LocalDateTime.parse(typed);
            if (in.isAfter(now)) faults.add("arrived", "Giờ đến không được sau bây giờ.");
            else if (in.isAfter(out)) faults.add("arrived", "Giờ đến không được sau giờ kết thúc.");
            return in.format(MINUTE);
        } catch (DateTimeException e) {
            faults.add("arrived", "Hãy ghi ngày giờ đến, nhận “" + Formats.shown(typed) + "”.");
            return "";
        }
    }

    /** A commune of today; of whoever lives in another province only that is asked. */
    void residence(Row.Builder row, Places places) {
        var typed = form.typed("commune");
        var commune = CommuneCode.isWellFormed(typed)
                ? places.findCommune(new CommuneCode(typed))
                : Optional.<Commune>empty();
        if (commune.isPresent()) {
            row.fill("MAXA_CU_TRU", typed)
                    .fill("MATINH_CU_TRU", commune.get().province().value());
        } else if (places.provinces().stream()
                .anyMatch(province -> province.code().value().equals(typed))) {
            row.fill("MATINH_CU_TRU", typed);
        } else faults.add("commune", "Hãy chọn xã cư trú, hoặc tỉnh khác.");
    }

    String height() {
        var typed = decimal("height");
        if (typed.isEmpty()) return "";
        if (typed.matches("\\d{2,3}(\\.\\d)?") && Double.parseDouble(typed) >= 30 && Double.parseDouble(typed) <= 250)
            return typed;
        faults.add(
                "height", "Chiều cao tính bằng cm, từ 30 đến 250; nhận “" + Formats.shown(form.typed("height")) + "”.");
        return "";
    }

    String decimal(String field) {
        return form.typed(field).replace(',', '.');
    }

    /** The vital signs as the standard writes them in a note: M75, T37, HA120/70, NT18, SP98. */
    List<String> signs() {
        var signs = new ArrayList<String>();
        sign(signs, "M", "pulse");
        sign(signs, "T", "temperature");
        var pressure = PRESSURE.matcher(form.typed("pressure"));
        if (pressure.matches()) signs.add("HA" + pressure.group(1) + "/" + pressure.group(2));
        else if (!form.typed("pressure").isEmpty())
            faults.add("pressure", "Huyết áp viết như 120/80, nhận “" + Formats.shown(form.typed("pressure")) + "”.");
        sign(signs, "NT", "breathing");
        sign(signs, "SP", "spo2");
        return signs;
    }

    private void sign(List<String> signs, String mark, String field) {
        var text = decimal(field);
        if (text.isEmpty()) return;
        if (text.matches("\\d{1,3}(\\.\\d)?")) signs.add(mark + text);
        else faults.add(field, "Phải là một số, nhận “" + Formats.shown(form.typed(field)) + "”.");
    }

    /** Codes in capitals; several of them divided by semicolons, however they were divided. */
    String code(String field) {
        return form.typed(field).toUpperCase(Locale.ROOT).replaceAll("[\\s,;]+", ";");
    }
}
