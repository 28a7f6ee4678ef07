package vn.vongdoi.programme;

import java.time.LocalDate;
import java.util.Optional;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Then;

/**
 * Tells that the figures of a page are those that were known then, and lets one choose a day: {@code programme/hindsight.jte}.
 *
 * @param told as of when; empty = as of now
 * @param href of the page with the figures of today
 * @param province the one that was chosen; empty = the own one
 * @param first the first day of which it is known what was known
 * @param day the chosen one
 */
public record Hindsight(
        Optional<String> told, String href, Optional<String> province, LocalDate first, LocalDate last, String day) {

    /** Empty where nothing of the past is known. */
    static Optional<Hindsight> of(
            Indicators indicators, Optional<Then> then, String path, String query, LocalDate today, Wording wording) {
        return indicators
                .firstKnownDay()
                .map(first -> new Hindsight(
                        then.map(it -> it.wholeDay()
                                ? wording.text("then.day", it.day(), it.position())
                                : wording.text("then.position", it.position(), it.day())),
                        path + query,
                        query.startsWith("?province=")
                                ? Optional.of(query.substring("?province=".length()))
                                : Optional.empty(),
                        first,
                        today,
                        then.map(it -> it.day().toString()).orElse("")));
    }

    /** An address with the same time. */
    static String at(String href, Optional<Then> then) {
        return then.map(it -> href + (href.contains("?") ? "&" : "?") + "as-of=" + it.asked())
                .orElse(href);
    }
}
