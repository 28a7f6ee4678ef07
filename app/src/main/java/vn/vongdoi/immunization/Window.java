package vn.vongdoi.immunization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.Span;

/**
 * Ages between which something holds.
 *
 * @param begin counted in; null = from birth
 * @param end not counted in; null = for life
 */
record Window(@Nullable Span begin, @Nullable Span end) {
    static final Window ALWAYS = new Window(null, null);

    boolean holds(LocalDate birth, LocalDate day) {
        return (begin == null || !day.isBefore(begin.after(birth))) && (end == null || day.isBefore(end.after(birth)));
    }
}
