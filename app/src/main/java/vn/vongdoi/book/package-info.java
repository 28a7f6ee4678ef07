/** A person's electronic health book, as page, PDF and JSON: what the record holds, in the groups of QĐ 31/QĐ-BYT. */
@NullMarked
@ApplicationModule(
        displayName = "Health book",
        allowedDependencies = {
            "access",
            "chronic",
            "claimcheck",
            "fhir",
            "page",
            "person",
            "place",
            "record",
            "rules",
            "visit"
        })
package vn.vongdoi.book;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
