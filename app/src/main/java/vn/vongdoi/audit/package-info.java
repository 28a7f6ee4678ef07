/** The log of who read and wrote whose data: appended to, never changed, sealed, and open to those it is about. */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"access", "database", "page", "person", "seal"})
package vn.vongdoi.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
