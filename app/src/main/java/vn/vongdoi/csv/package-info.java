/** Tables that people keep in a spreadsheet, read row by row with an answer for every row. */
@NullMarked
@ApplicationModule(
        displayName = "CSV",
        allowedDependencies = {})
package vn.vongdoi.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
