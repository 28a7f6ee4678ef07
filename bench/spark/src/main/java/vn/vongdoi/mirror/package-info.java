/** The mirror's files read by another engine. */
@NullMarked
package vn.vongdoi.mirror;

import org.jspecify.annotations.NullMarked;
