/** The desk where published figures and entries of the programmes' lists are entered by one person and approved by another. */
@NullMarked
@ApplicationModule(
        displayName = "Statistics desk",
        allowedDependencies = {"access", "analytics", "csv", "database", "page", "place", "statistic"})
package vn.vongdoi.statisticdesk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
