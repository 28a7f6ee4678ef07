package vn.vongdoi.desk;

import java.time.LocalDate;

/** What came on one day. */
record DayFigures(LocalDate day, long files, long accepted, long replaced, long duplicate, long rejected) {}
