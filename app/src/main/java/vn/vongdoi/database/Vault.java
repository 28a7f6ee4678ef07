package vn.vongdoi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * Seals what must not be read out of the database alone: private keys, secrets shared with a device. AES-256 in GCM,
 * under a key that stands beside the database, never in it.
 */
public final class Vault {
    private static final String FILE = "vault.key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 16;

    private final AesBytesEncryptor cipher;

    private Vault(byte[] key) {
        cipher = new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
    }

    /**
     * @param given 64 hexadecimal digits, the same for all servers of one database; null or blank for the key in the
     *     data folder, which is made when there is none
     */
    public static Vault open(DataFolder folder, @Nullable String given) {
        return new Vault(key(given == null || given.isBlank() ? kept(folder.file(FILE)) : given.strip()));
    }

    public byte[] seal(byte[] open) {
        return cipher.encrypt(open);
    }

    /** @throws IllegalStateException when another key sealed it, or somebody changed it */
    public byte[] open(byte[] sealed) {
        try {
            return cipher.decrypt(sealed);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException(
                    "Khóa " + FILE
                            + " không phải khóa đã dùng cho kho dữ liệu này. Hãy đặt lại đúng tệp, hoặc VONGDOI_VAULT_KEY."
                            + " / The key is not the one this database was used with: restore " + FILE
                            + ", or set VONGDOI_VAULT_KEY.",
                    e);
        }
    }

    private static byte[] key(String hex) {
        try {
            var key = HexFormat.of().parseHex(hex);
            if (key.length == KEY_BYTES) return key;
        } catch (IllegalArgumentException e) {
            // told below, without the key
        }
        throw new IllegalArgumentException("VONGDOI_VAULT_KEY / " + FILE + ": expected 64 hexadecimal digits, got "
                + hex.length() + " characters");
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Không đọc được khóa / cannot read the key " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var half = Files.createTempFile(
                file.getParent(),
                FILE,
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, HexFormat.of().formatHex(key), StandardOpenOption.SYNC);
        try {
            // A link, not a move: of two servers that start at once the first one's key stays.
            Files.createLink(file, half);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(half);
        }
    }
}
