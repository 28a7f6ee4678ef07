package vn.vongdoi.seal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Checks an exported log without a database and without the rest of the program:
 *
 * <pre>java Verify.java EVENTS CHECKPOINTS [FINGERPRINT …]</pre>
 *
 * <p>The fingerprints of the signing keys, a new one each year, should come from elsewhere than the files. Exit status: 0 = whole, 1 = changed,
 * 2 = the files cannot be read.
 */
public final class Verify {
    private Verify() {}

    public static void main(String[] words) {
        if (words.length < 2) {
            System.err.println("java Verify.java EVENTS CHECKPOINTS [FINGERPRINT …]");
            System.exit(2);
        }
        try {
            System.exit(run(Path.of(words[0]), Path.of(words[1]), Set.of(Arrays.copyOfRange(words, 2, words.length))));
        } catch (IOException e) {
            System.err.println("Không đọc được / cannot read: " + e.getMessage());
            System.exit(2);
        }
    }

    private static int run(Path events, Path checkpoints, Set<String> keys) throws IOException {
        var lines = Files.readAllLines(checkpoints);
        var verification = new Verification(lines, keys);
        try (var file = new BufferedInputStream(Files.newInputStream(events), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            for (var next = file.read(); next >= 0; next = file.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                verification.take(line.toByteArray());
                line.reset();
            }
            if (line.size() > 0) verification.take(line.toByteArray());
        }
        var finding = verification.finish();
        System.out.println(verification.events() + " sự kiện / events, " + verification.sealed()
                + " đã niêm phong / sealed, " + lines.size() + " điểm niêm phong / checkpoints");
        lines.stream()
                .map(line -> Checkpoint.parse(line).key())
                .distinct()
                .forEach(key -> System.out.println("Khóa / key " + key));
        System.out.println(finding.map(Finding::toString).orElse("Nguyên vẹn / intact"));
        return finding.isPresent() ? 1 : 0;
    }
}
