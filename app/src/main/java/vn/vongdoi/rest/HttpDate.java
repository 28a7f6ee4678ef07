package vn.vongdoi.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates of HTTP, written in the one form of RFC 9110 and read in its three. */
final class HttpDate {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** A year of two digits is one in which this server may have run. */
    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1990, 1, 1))
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final List<DateTimeFormatter> READ = List.of(WRITTEN, RFC_850, ASCTIME);

    private HttpDate() {}

    static String of(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** The last instant of that second; empty when it is no date, which is then as if nobody had said it. */
    static Optional<Instant> find(String header) {
        for (var form : READ) {
            try {
                return Optional.of(
                        form.parse(header.strip(), Instant::from).plusSeconds(1).minusNanos(1));
            } catch (DateTimeException e) {
                // another form may fit
            }
        }
        return Optional.empty();
    }
}
