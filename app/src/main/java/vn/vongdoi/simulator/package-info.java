/** Writes a synthetic province as source documents: files only, seeded, repeatable. */
@NullMarked
@ApplicationModule(
        displayName = "Simulator",
        allowedDependencies = {})
package vn.vongdoi.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
