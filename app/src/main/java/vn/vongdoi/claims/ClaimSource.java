package vn.vongdoi.claims;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file to read: a file of its own or an entry of an archive. It is opened twice, once to prove it whole and once
 * to take it in.
 *
 * @param path the name shown in reports; {@code a.zip!/b.xml} for an entry
 */
record ClaimSource(String path, Opening opening) {
    InputStream open() throws IOException {
        return opening.open();
    }

    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }
}
