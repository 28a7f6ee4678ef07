/**
 * Who is who, where numbers do not tell: records of people are compared field by field, and what agreement is worth is
 * estimated from the records themselves (Fellegi and Sunter 1969): {@link vn.vongdoi.match.Matcher}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Matching",
        allowedDependencies = {"csv", "person"})
package vn.vongdoi.match;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
