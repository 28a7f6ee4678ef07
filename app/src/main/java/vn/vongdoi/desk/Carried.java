package vn.vongdoi.desk;

/** @param expectation row of {@code rules/claims/expected.csv} */
record Carried(String expectation, long expected, long carried) {}
