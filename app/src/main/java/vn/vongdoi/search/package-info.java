/**
 * Searching as FHIR R4 defines it, without a database: which values of a resource can be searched, what a search
 * request asks for, and whether a resource answers it.
 */
@NullMarked
@ApplicationModule(
        displayName = "FHIR search",
        allowedDependencies = {"fhir", "page"})
package vn.vongdoi.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
