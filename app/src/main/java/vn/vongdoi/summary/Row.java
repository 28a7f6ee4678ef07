package vn.vongdoi.summary;

/**
 * A row of a narrative.
 *
 * @param day empty when nobody told
 * @param what it is
 * @param detail how much, how, or what came out; may be empty
 * @param where name of the facility; may be empty
 */
record Row(String day, String what, String detail, String where) {}
