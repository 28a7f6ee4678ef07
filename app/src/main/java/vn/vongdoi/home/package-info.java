/** The menu, the home of each role, the health check. */
@NullMarked
@ApplicationModule(displayName = "Home", allowedDependencies = {"access", "analytics", "claims", "database", "page", "person", "place", "programme", "record", "registers"})
package vn.vongdoi.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
