/** Programs that speak for a facility: their tokens and keys, and what they may ask for. */
@NullMarked
@ApplicationModule(
        displayName = "Clients",
        allowedDependencies = {"access", "account", "database", "page"})
package vn.vongdoi.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
