/**
 * Visits at a commune station that has no system of its own: entered once, they become a claim file, which comes in by the
 * same door as a hospital's, and can be written out again for the insurer's portal.
 */
@NullMarked
@ApplicationModule(
        displayName = "Station visits",
        allowedDependencies = {
            "access",
            "audit",
            "benefit",
            "catalogue",
            "claimcheck",
            "claimfhir",
            "claimfile",
            "claims",
            "database",
            "fhir",
            "kiosk",
            "page",
            "person",
            "place",
            "record",
            "rules"
        })
package vn.vongdoi.station;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
