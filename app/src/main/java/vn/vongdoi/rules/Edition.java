package vn.vongdoi.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which rules a program carries: what was worked out by others has to be worked out anew. */
public final class Edition {
    private Edition() {}

    /** One text for the rule tables of these folders, as they stand byte for byte. */
    public static String of(String... folders) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var folder : folders) {
                for (var name : RuleFiles.names(folder, ".csv")) {
                    digest.update(name.getBytes(StandardCharsets.UTF_8));
                    digest.update(RuleFiles.bytes(name + ".csv"));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
