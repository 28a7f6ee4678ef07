/** What a citizen needs before the record is theirs to open: an account, who cares for whom, what they agreed to. */
@NullMarked
@ApplicationModule(
        displayName = "Citizen",
        allowedDependencies = {"access", "account", "audit", "page", "person", "place", "record", "rules"})
package vn.vongdoi.citizen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
