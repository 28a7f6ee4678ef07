package vn.vongdoi.openid;

import java.time.Instant;

/**
 * An identity of the provider that opens an account.
 *
 * @param subject the provider's own name for it
 */
public record Linked(String subject, Instant since) {}
