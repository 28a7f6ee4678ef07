package vn.vongdoi.desk;

/**
 * A fault and how often it came.
 *
 * @param rule row of {@code rules/claims/checks.csv}
 * @param encounters documents that have it
 * @param place table and field where it came last, in the period or since
 * @param delivery the last file that has it
 */
record FaultCount(String rule, long encounters, String place, long delivery) {}
