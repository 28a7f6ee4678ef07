/** What a facility gives and does, at what price, from when to when: medicines, services, supplies. */
@NullMarked
@ApplicationModule(
        displayName = "Catalogues",
        allowedDependencies = {"place"})
package vn.vongdoi.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
