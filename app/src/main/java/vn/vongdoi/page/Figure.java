package vn.vongdoi.page;

import java.util.Optional;

/**
 * One number that can be opened: {@code page/figure.jte}. All texts are ready for the reader's language.
 *
 * @param value formatted number; empty = there is no value, and {@code chip} says why
 * @param unit what stands small behind the number: "%", "bác sỹ"; may be blank
 * @param target such as "≥ 98 % · 2030"; may be blank
 * @param foot who answers for it, and until when; may be blank
 */
public record Figure(
        String name,
        String href,
        Optional<String> value,
        String unit,
        Chip chip,
        String target,
        String foot,
        Optional<Sparkline> sparkline) {}
