package vn.vongdoi.immunization;

import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.Span;
import vn.vongdoi.rules.Validity;

/**
 * How old one must be for a target dose.
 *
 * @param absoluteMinimum younger does not count
 * @param minimum it is not planned for the younger
 * @param max older does not count
 */
record AgeRule(
        @Nullable Span absoluteMinimum,
        @Nullable Span minimum,
        @Nullable Span earliestRecommended,
        @Nullable Span latestRecommended,
        @Nullable Span max,
        Validity validity) {}
