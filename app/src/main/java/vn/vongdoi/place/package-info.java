/** Provinces, communes (and what they were before the 2025 merger), facilities, staff, beds. */
@NullMarked
@ApplicationModule(displayName = "Places", allowedDependencies = "rules")
package vn.vongdoi.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
