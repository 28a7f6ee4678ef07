/** The front door, finding people and a person's life course, the health check. */
@NullMarked
@ApplicationModule(
        displayName = "Home",
        allowedDependencies = {
            "access",
            "audit",
            "chronic",
            "claimcheck",
            "fhir",
            "growth",
            "page",
            "person",
            "place",
            "programme",
            "record",
            "rules",
            "schedule",
            "visit"
        })
package vn.vongdoi.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
