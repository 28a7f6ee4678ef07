/** One SQL, two engines. */
@NullMarked
package vn.vongdoi.analytics;

import org.jspecify.annotations.NullMarked;
