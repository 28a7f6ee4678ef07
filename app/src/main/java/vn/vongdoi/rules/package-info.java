/** Dated rule files: what holds from when to when, by which law, and how sure we are. Knows nothing of health. */
@NullMarked
@ApplicationModule(
        displayName = "Rules",
        allowedDependencies = {})
package vn.vongdoi.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
