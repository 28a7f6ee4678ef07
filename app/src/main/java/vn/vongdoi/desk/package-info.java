/**
 * How the facilities' files come in: how many, how soon, how complete, with which faults, and who has fallen silent. It
 * reads only the figures by facility and day that the claims door keeps for it in its schema ({@code claims.*_day}): they
 * name nobody.
 */
@NullMarked
@ApplicationModule(
        displayName = "Submissions desk",
        allowedDependencies = {"access", "claims", "page", "place", "rules"})
package vn.vongdoi.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
