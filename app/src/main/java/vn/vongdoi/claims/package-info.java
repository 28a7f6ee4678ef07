/** The door for the national claims XML (QĐ 130, 4750, 3176): read, check, answer, store. */
@NullMarked
@ApplicationModule(
        displayName = "Claims door",
        allowedDependencies = {
            "access",
            "audit",
            "claimcheck",
            "claimfhir",
            "claimfile",
            "csv",
            "database",
            "fhir",
            "page",
            "person",
            "place",
            "record",
            "rules"
        })
package vn.vongdoi.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
