/** The record store: write in batches, read, timeline, positions in commit order, the change feed. */
@NullMarked
@ApplicationModule(
        displayName = "Record",
        allowedDependencies = {"access", "audit", "database", "fhir", "index", "page", "person", "search"})
package vn.vongdoi.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
