package vn.vongdoi.account;

/**
 * Somebody who signs in: one person, one account.
 *
 * @param login lower-case letters, digits and {@code . _ -}
 * @param name as people call them
 */
public record Account(String login, String name) {}
