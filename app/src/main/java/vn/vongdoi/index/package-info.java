/**
 * How a resource is found among millions: the words and spans that stand with its row, and the condition on rows that a
 * search becomes. What SQL cannot settle is settled on the bodies.
 */
@NullMarked
@ApplicationModule(
        displayName = "Index",
        allowedDependencies = {"fhir", "search"})
package vn.vongdoi.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
