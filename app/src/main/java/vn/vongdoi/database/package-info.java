/** Where everything is kept: the data folder, the PostgreSQL started for it or pointed at, and its migrations. */
@NullMarked
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
package vn.vongdoi.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
