/**
 * The record in columns: pseudonyms instead of people, immutable Parquet files with a manifest, read by DuckDB.
 * {@link vn.vongdoi.mirror.Mirror} makes it, keeps it up with the store and proves that both tell the same;
 * {@link vn.vongdoi.mirror.Reading} answers SQL as of any position it knows.
 */
@NullMarked
@ApplicationModule(
        displayName = "Mirror",
        allowedDependencies = {"database", "record"})
package vn.vongdoi.mirror;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
