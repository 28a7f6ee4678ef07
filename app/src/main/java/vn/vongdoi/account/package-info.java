/** The people who may sign in: one account each, their roles with area and time, their passwords. */
@NullMarked
@ApplicationModule(
        displayName = "Accounts",
        allowedDependencies = {"access", "database", "page", "place", "rules"})
package vn.vongdoi.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
