@NullMarked
package vn.vongdoi;

import org.jspecify.annotations.NullMarked;
