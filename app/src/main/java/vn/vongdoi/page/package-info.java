/** The frame of every page: design system, languages, number and date forms, error pages. */
@NullMarked
@ApplicationModule(
        displayName = "Page frame",
        allowedDependencies = {"database"})
package vn.vongdoi.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
