package vn.vongdoi.openid;

import java.util.Optional;

/**
 * Somebody who came back from the provider, proved by it.
 *
 * @param number the CCCD that the provider has verified, if it tells one
 * @param linking the login that began this to link its account; empty when somebody wants to sign in
 */
public record Returned(String subject, Optional<String> number, Optional<String> linking) {
    /** Tells nothing of the person: it might stand in a log. */
    @Override
    public String toString() {
        return "Returned[]";
    }
}
