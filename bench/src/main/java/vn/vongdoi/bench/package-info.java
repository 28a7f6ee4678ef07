/** Honest figures: real files through the real doors, durable writes, the same rows by bare COPY in the same run. */
@NullMarked
package vn.vongdoi.bench;

import org.jspecify.annotations.NullMarked;
