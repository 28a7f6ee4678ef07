package vn.vongdoi.account;

import java.util.Optional;

/**
 * What a sign-in looks at.
 *
 * @param password encoded; empty until the invitation is taken up
 * @param locked for a while, after too many wrong passwords or codes
 */
public record Login(Account account, Optional<String> password, boolean locked) {}
