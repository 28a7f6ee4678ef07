package vn.vongdoi.claimfile;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file to read: a file of its own or an entry of an archive. It is opened twice, once to prove it whole and once
 * to take it in.
 *
 * @param path the name shown in reports; {@code a.zip!/b.xml} for an entry
 */
public record ClaimSource(String path, Opening opening) {
    public InputStream open() throws IOException {
        return opening.open();
    }

    @FunctionalInterface
    public interface Opening {
        public InputStream open() throws IOException;
    }
}
