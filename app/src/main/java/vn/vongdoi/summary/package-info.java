/** A person's summary for another clinician, here or abroad: HL7's International Patient Summary. */
@NullMarked
@ApplicationModule(
        displayName = "Patient summary",
        allowedDependencies = {
            "access",
            "chronic",
            "claimcheck",
            "fhir",
            "page",
            "person",
            "place",
            "record",
            "rest",
            "rules",
            "search",
            "visit"
        })
package vn.vongdoi.summary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
