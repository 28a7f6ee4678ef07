/**
 * The tables of a claim as FHIR R4 resources, and back without loss. Where each field stands is told by one table per
 * XML table, {@code claimfhir/XMLn.csv}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Claims as FHIR",
        allowedDependencies = {"claimfile", "fhir", "person", "record"})
package vn.vongdoi.claimfhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
