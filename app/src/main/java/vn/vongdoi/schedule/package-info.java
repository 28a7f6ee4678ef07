/**
 * What each person is due and why: {@link vn.vongdoi.schedule.Dues} holds what the record knows of somebody against the dated
 * schedules. {@link vn.vongdoi.schedule.Following} keeps it for everybody.
 */
@NullMarked
@ApplicationModule(
        displayName = "Schedule",
        allowedDependencies = {
            "access",
            "audit",
            "careplan",
            "database",
            "fhir",
            "growth",
            "immunization",
            "page",
            "person",
            "place",
            "record",
            "rules",
            "school",
            "visit"
        })
package vn.vongdoi.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
