/** Who acts and for what purpose; sign-in and machine tokens. */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"database", "page"})
package vn.vongdoi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
