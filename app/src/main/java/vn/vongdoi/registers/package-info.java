/** The door for CSV registers: facilities, people, staff, beds, catalogues, births, immunisations, cards, check-ups, deaths, devices, pupils, fitness. */
@NullMarked
@ApplicationModule(
        displayName = "Register door",
        allowedDependencies = {
            "access",
            "catalogue",
            "claimcheck",
            "claimfhir",
            "csv",
            "database",
            "fhir",
            "person",
            "place",
            "record",
            "rules",
            "school"
        })
package vn.vongdoi.registers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
