/** Indicators: definitions as rule files, values from the record and the registers. */
@NullMarked
@ApplicationModule(
        displayName = "Analytics",
        allowedDependencies = {"access", "mirror", "page", "person", "place", "rules", "school", "statistic"})
package vn.vongdoi.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
