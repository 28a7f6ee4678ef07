/** Who signs in: people with their roles and passwords, machines with their tokens, and the doors that ask them. */
@NullMarked
@ApplicationModule(
        displayName = "Accounts",
        allowedDependencies = {"access", "database", "page", "place", "rules"})
package vn.vongdoi.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
