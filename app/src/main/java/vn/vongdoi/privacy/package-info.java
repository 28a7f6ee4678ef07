/** What people may ask about their own data, who read it, and what an officer watches over. */
@NullMarked
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {"access", "account", "audit", "page", "person", "place", "record", "rules"})
package vn.vongdoi.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
