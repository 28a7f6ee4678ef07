package vn.vongdoi.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256. */
final class Hash {
    static final int BYTES = 32;

    private Hash() {}

    static byte[] of(byte[]... parts) {
        var digest = sha256();
        for (var part : parts) digest.update(part);
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
