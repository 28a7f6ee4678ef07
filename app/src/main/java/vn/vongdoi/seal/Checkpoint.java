package vn.vongdoi.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A signed statement on a stretch of a chain, on one line with tabs between its fields: number, time, SHA-256 of the
 * checkpoint before it, chain, first and last line, hash of the last line, Merkle root over all hashes of the stretch,
 * the first {@link #MARK} bytes of each of those hashes, public key, Ed25519 signature of all that comes before it.
 *
 * <p>The marks make it possible to name the very line that somebody changed before working out all hashes anew.
 */
public final class Checkpoint {
    static final int MARK = 4;
    private static final int FIELDS = 11;
    private static final HexFormat HEX = HexFormat.of();

    private final String line;
    private final List<String> fields;
    private final byte[] marks;

    private Checkpoint(String line) {
        this.line = line;
        this.fields = List.of(line.split("\t", -1));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("a checkpoint has " + FIELDS + " fields, got " + fields.size());
        }
        this.marks = Base64.getDecoder().decode(fields.get(8));
        if (number() < 1 || first() < 1 || last() < first() || marks.length != MARK * (last() - first() + 1)) {
            throw new IllegalArgumentException("a checkpoint over no stretch");
        }
    }

    /** @throws IllegalArgumentException when it is not one */
    public static Checkpoint parse(String line) {
        return new Checkpoint(line);
    }

    /**
     * Seals a stretch.
     *
     * @param before the checkpoint before it; its line is empty when this is the first
     * @param hashes of the lines from {@code first} on, at least one
     */
    public static Checkpoint seal(
            long number, Instant at, String before, int chain, long first, List<byte[]> hashes, SealingKey key) {
        var tree = new MerkleTree();
        var marks = new byte[MARK * hashes.size()];
        for (var i = 0; i < hashes.size(); i++) {
            tree.add(hashes.get(i));
            System.arraycopy(hashes.get(i), 0, marks, MARK * i, MARK);
        }
        var statement = String.join(
                "\t",
                String.valueOf(number),
                at.toString(),
                digest(before),
                String.valueOf(chain),
                String.valueOf(first),
                String.valueOf(first + hashes.size() - 1),
                HEX.formatHex(hashes.getLast()),
                HEX.formatHex(tree.root()),
                Base64.getEncoder().encodeToString(marks),
                Base64.getEncoder().encodeToString(key.publicKey()));
        return new Checkpoint(statement + "\t" + HEX.formatHex(signed(statement, key.privateKey())));
    }

    public String line() {
        return line;
    }

    public long number() {
        return Long.parseLong(fields.get(0));
    }

    public int chain() {
        return Integer.parseInt(fields.get(3));
    }

    public long first() {
        return Long.parseLong(fields.get(4));
    }

    public long last() {
        return Long.parseLong(fields.get(5));
    }

    /** SHA-256 of its public key, in hexadecimal digits. */
    public String key() {
        return HEX.formatHex(Hash.of(publicKey()));
    }

    boolean follows(String before) {
        return fields.get(2).equals(digest(before));
    }

    byte[] head() {
        return HEX.parseHex(fields.get(6));
    }

    byte[] root() {
        return HEX.parseHex(fields.get(7));
    }

    /** Whether the hash of a line is the one that was sealed, as far as its mark tells. */
    boolean marks(long number, byte[] hash) {
        var at = (int) (MARK * (number - first()));
        for (var i = 0; i < MARK; i++) if (marks[at + i] != hash[i]) return false;
        return true;
    }

    boolean isSigned() {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey())));
            ed25519.update(line.substring(0, line.lastIndexOf('\t')).getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(HEX.parseHex(fields.get(10)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // no key, no signature: whatever it is, it does not vouch for anything
        }
    }

    private byte[] publicKey() {
        return Base64.getDecoder().decode(fields.get(9));
    }

    private static String digest(String line) {
        return HEX.formatHex(Hash.of(line.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] signed(String statement, PrivateKey key) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(statement.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519", e);
        }
    }
}
