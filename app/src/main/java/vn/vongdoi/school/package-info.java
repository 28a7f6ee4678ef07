/** Schools and who goes to them, as their registers tell: FHIR has no resource for it. */
@NullMarked
@ApplicationModule(
        displayName = "Schools",
        allowedDependencies = {"person", "place", "rules"})
package vn.vongdoi.school;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
