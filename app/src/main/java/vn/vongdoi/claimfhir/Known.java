package vn.vongdoi.claimfhir;

import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Row;

/**
 * What is known of an encounter while its rows are read back.
 *
 * @param summary XML1's row; null while that one itself is read
 */
record Known(@Nullable Row summary) {
    /** What XML1 says; empty when it has no such field. */
    String text(String field) {
        return summary == null || !summary.layout().has(field) ? "" : summary.text(field);
    }
}
