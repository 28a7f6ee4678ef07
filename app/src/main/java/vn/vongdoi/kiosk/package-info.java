/** The kiosk at a facility's entrance: a citizen card is scanned, the person checks in and gets a number. */
@NullMarked
@ApplicationModule(
        displayName = "Kiosk",
        allowedDependencies = {"access", "audit", "claims", "page", "person", "place", "record"})
package vn.vongdoi.kiosk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
