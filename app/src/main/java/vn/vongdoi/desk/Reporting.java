package vn.vongdoi.desk;

import java.util.OptionalInt;

/**
 * How far the files of a province's facilities can be relied on, over the last four weeks of arrivals: sums that name no facility.
 *
 * @param senders facilities that ever sent a file; {@code silent} of them have passed three times their usual gap
 * @param documents that were taken in; {@code complete} of them carry all that is expected of their kind
 * @param half days from the end of the visit in which half of them arrived; empty when none did
 * @param most days in which nine of ten did
 */
public record Reporting(int senders, int silent, long documents, long complete, OptionalInt half, OptionalInt most) {}
