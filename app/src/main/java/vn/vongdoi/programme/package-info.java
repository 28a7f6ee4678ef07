/** Resolutions and their targets, scored live. */
@NullMarked
@ApplicationModule(
        displayName = "Programmes",
        allowedDependencies = {"access", "analytics", "audit", "desk", "page", "person", "place", "rules", "statistic"})
package vn.vongdoi.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
