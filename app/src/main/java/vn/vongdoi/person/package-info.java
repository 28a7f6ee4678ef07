/** The person index: identifiers, find-or-create, links. Never merges on a weak match. */
@NullMarked
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"database", "fhir", "page"})
package vn.vongdoi.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
