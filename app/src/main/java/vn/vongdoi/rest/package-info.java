/** The record as a FHIR R4 server under {@code /fhir}: one operation, one handler, which returns its answer. */
@NullMarked
@ApplicationModule(
        displayName = "FHIR REST",
        allowedDependencies = {"access", "audit", "database", "fhir", "oauth", "page", "person", "record", "search"})
package vn.vongdoi.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
