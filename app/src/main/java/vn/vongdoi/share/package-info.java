/** Links by which a citizen shows one visit to somebody without an account, for a time. */
@NullMarked
@ApplicationModule(
        displayName = "Shared visits",
        allowedDependencies = {
            "access",
            "account",
            "audit",
            "citizen",
            "claimcheck",
            "fhir",
            "page",
            "person",
            "place",
            "record",
            "rules",
            "visit"
        })
package vn.vongdoi.share;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
