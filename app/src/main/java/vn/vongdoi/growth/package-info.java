/** How children grow, against the curves of the WHO. */
@NullMarked
@ApplicationModule(
        displayName = "Growth",
        allowedDependencies = {"csv", "page", "person", "rules"})
package vn.vongdoi.growth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
