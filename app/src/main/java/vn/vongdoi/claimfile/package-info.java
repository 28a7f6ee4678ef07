/** The national claims XML as a file (QĐ 130, 4750, 3176): found, opened safely, read encounter by encounter. */
@NullMarked
@ApplicationModule(
        displayName = "Claim files",
        allowedDependencies = {"rules"})
package vn.vongdoi.claimfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
