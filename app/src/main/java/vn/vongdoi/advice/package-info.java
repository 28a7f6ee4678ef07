/**
 * What people are due, told to other programs: as resources of FHIR ({@code Patient/[id]/$due}) and as cards of CDS Hooks
 * ({@code /cds-services}), by which a hospital's system tells its doctor.
 */
@NullMarked
@ApplicationModule(
        displayName = "Advice to programs",
        allowedDependencies = {"access", "audit", "fhir", "page", "person", "record", "rest", "schedule", "visit"})
package vn.vongdoi.advice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
