/**
 * What makes a log that nobody can change unseen: lines in chains of hashes, and signed checkpoints over them. Knows
 * nothing of people or databases and needs nothing but Java, so that anybody can check a log with {@link
 * vn.vongdoi.seal.Verify} alone.
 */
@NullMarked
@ApplicationModule(
        displayName = "Seal",
        allowedDependencies = {})
package vn.vongdoi.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
