/** Who acts, in which role and area, and for what purpose. */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"database", "page", "rules"})
package vn.vongdoi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
