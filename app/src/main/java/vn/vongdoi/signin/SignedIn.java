package vn.vongdoi.signin;

import java.time.Instant;

/**
 * A session as its owner sees it.
 *
 * @param number names it on the page, and opens nothing
 * @param address of the network, as the request came
 */
public record SignedIn(
        String number, Device device, String address, Instant since, Instant lastSeen, boolean current) {}
