/** How a visit reads on a page: what was found, given and done, in the words of the record; and the door to one person's record. */
@NullMarked
@ApplicationModule(
        displayName = "Visits on a page",
        allowedDependencies = {"access", "audit", "claimcheck", "fhir", "page", "person", "place", "record", "rules"})
package vn.vongdoi.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
