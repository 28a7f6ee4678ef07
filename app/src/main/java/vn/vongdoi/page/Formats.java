package vn.vongdoi.page;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates, numbers and money as they are written in a language: 21/11/2026, 1.234,5, 1.234.000 đ. */
public record Formats(Language language) {
    private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(language.pick("dd/MM/yyyy", "d MMM yyyy"), Locale.ENGLISH)
                .format(day);
    }

    /** The day in Viet Nam. */
    public String date(Instant at) {
        return date(LocalDate.ofInstant(at, VIET_NAM));
    }

    /** Day and minute in Viet Nam. */
    public String time(Instant at) {
        var local = LocalDateTime.ofInstant(at, VIET_NAM);
        return date(local.toLocalDate()) + " "
                + DateTimeFormatter.ofPattern("HH:mm").format(local);
    }

    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(language.pick("MM/yyyy", "MMM yyyy"), Locale.ENGLISH)
                .format(month);
    }

    public String number(long number) {
        return decimal(0, 0).format(number);
    }

    /** With exactly so many decimals, halves away from zero as in school. */
    public String number(double number, int decimals) {
        return decimal(decimals, decimals).format(number);
    }

    /** With as many decimals as are needed, two at most: for measured values (5,9 · 134). */
    public String number(double number) {
        return decimal(0, 2).format(number);
    }

    /** As it is printed elsewhere, with all its decimals. */
    public String printed(double number) {
        return decimal(0, 6).format(number);
    }

    /** Whole đồng. */
    public String money(long dong) {
        return language.pick(number(dong) + "\u00a0đ", "VND\u00a0" + number(dong));
    }

    /** Bytes in the unit that reads best. */
    public String bytes(long bytes) {
        if (bytes < 1000) return number(bytes) + "\u00a0B";
        if (bytes < 1_000_000) return number(bytes / 1e3, 1) + "\u00a0kB";
        return number(bytes / 1e6, 1) + "\u00a0MB";
    }

    String any(Object value) {
        return switch (value) {
            case Integer number -> number(number);
            case Long number -> number(number);
            case Double number -> number(number.doubleValue());
            case LocalDate day -> date(day);
            case Instant at -> time(at);
            case YearMonth month -> month(month);
            default -> value.toString();
        };
    }

    private DecimalFormat decimal(int least, int most) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(language == Language.VI ? '.' : ',');
        symbols.setDecimalSeparator(language == Language.VI ? ',' : '.');
        symbols.setMinusSign('−');
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
