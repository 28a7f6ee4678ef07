/**
 * What each person is due that is not a vaccine, and why: check-ups, screening, pregnancy, chronic disease, tuberculosis, HIV.
 * {@link vn.vongdoi.careplan.CarePlan} holds what the record tells of somebody against the dated rules of
 * {@code rules/careplan}. Nothing here knows a database.
 */
@NullMarked
@ApplicationModule(
        displayName = "Care plan",
        allowedDependencies = {"access", "chronic", "fhir", "page", "person", "record", "rules", "school"})
package vn.vongdoi.careplan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
