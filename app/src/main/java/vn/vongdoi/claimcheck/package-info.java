/** The rules an encounter of a claim file must keep, each dated and with its law: {@link vn.vongdoi.claimcheck.Checker}. */
@NullMarked
@ApplicationModule(
        displayName = "Claim checks",
        allowedDependencies = {"benefit", "catalogue", "claimfile", "page", "person", "place", "rules"})
package vn.vongdoi.claimcheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
