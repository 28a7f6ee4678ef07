/**
 * The public's door to the figures for programs: an index of {@code /open} that people can read too, published figures, lists and places. What
 * belongs to indicators and programmes stands with them.
 */
@NullMarked
@ApplicationModule(
        displayName = "Open data",
        allowedDependencies = {"analytics", "page", "place", "statistic"})
package vn.vongdoi.opendata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
