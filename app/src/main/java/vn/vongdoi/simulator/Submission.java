package vn.vongdoi.simulator;

import org.jspecify.annotations.Nullable;

/** One encounter in one file; {@code fault} null = none planted. */
record Submission(
        PlannedVisit visit, Version version, @Nullable Fault fault) {

    enum Version {
        FIRST,
        /** The very same again. */
        DUPLICATE,
        /** With a line taken out: a correction. */
        CORRECTED,
        /** MA_DOITUONG_KCB 8: the claim is taken back. */
        WITHDRAWN
    }

    static Submission first(PlannedVisit visit) {
        return new Submission(visit, Version.FIRST, null);
    }
}
