/** What share of a bill the insurance fund pays, by card, route and day: {@link vn.vongdoi.benefit.Benefits}. */
@NullMarked
@ApplicationModule(
        displayName = "Benefit",
        allowedDependencies = {"rules"})
package vn.vongdoi.benefit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
