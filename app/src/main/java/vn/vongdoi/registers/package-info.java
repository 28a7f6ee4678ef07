/** The door for CSV registers: facilities, people, staff, beds, catalogues. */
@NullMarked
@ApplicationModule(
        displayName = "Register door",
        allowedDependencies = {"access", "catalogue", "csv", "database", "person", "place", "record"})
package vn.vongdoi.registers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
