/** Which diagnoses stay with a person. */
@NullMarked
@ApplicationModule(
        displayName = "Lasting conditions",
        allowedDependencies = {"page", "rules"})
package vn.vongdoi.chronic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
