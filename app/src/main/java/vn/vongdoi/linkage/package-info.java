/** Who may be whom: people whose records look alike are found, and joined by themselves or by somebody who looks at both. */
@NullMarked
@ApplicationModule(
        displayName = "Who is who",
        allowedDependencies = {
            "access",
            "audit",
            "database",
            "fhir",
            "match",
            "page",
            "person",
            "place",
            "record",
            "rules"
        })
package vn.vongdoi.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
