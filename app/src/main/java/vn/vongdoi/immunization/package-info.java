/**
 * Which doses of a person count, and which is next and when, by the logic specification of the CDC (CDSi): each dose is
 * evaluated against the target doses of a series, the next one is forecast, the best series of an antigen speaks for it, and the
 * antigens of a vaccine group are told together: {@link vn.vongdoi.immunization.Immunizations}. Nothing here knows a database.
 */
@NullMarked
@ApplicationModule(
        displayName = "Immunisation logic",
        allowedDependencies = {"rules"})
package vn.vongdoi.immunization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
