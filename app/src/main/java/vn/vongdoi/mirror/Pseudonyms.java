package vn.vongdoi.mirror;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of the store as the mirror tells them: enciphered one by one, so that two keys never become one and whoever holds
 * the secret, and nobody else, finds back. Blowfish, because a key has 64 bits and so must the block be; no key is
 * enciphered twice to two values, so the shortness of the block gives nothing away. People and resources have secrets of
 * their own: the same number in both looks different. Not for several threads.
 */
final class Pseudonyms {
    static final int SECRET_BYTES = 64;
    private static final String CIPHER = "Blowfish/ECB/NoPadding";

    /** What a key names. */
    enum Of {
        PERSON,
        RESOURCE
    }

    private final Cipher[] to;
    private final Cipher[] back;

    Pseudonyms(byte[] secret) {
        if (secret.length != SECRET_BYTES)
            throw new IllegalArgumentException("a secret has " + SECRET_BYTES + " bytes");
        to = ciphers(secret, Cipher.ENCRYPT_MODE);
        back = ciphers(secret, Cipher.DECRYPT_MODE);
    }

    static byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** Key 0 names nobody and stays. */
    long of(Of what, long key) {
        return key == 0 ? 0 : changed(to[what.ordinal()], key);
    }

    long key(Of what, long pseudonym) {
        return pseudonym == 0 ? 0 : changed(back[what.ordinal()], pseudonym);
    }

    private static long changed(Cipher cipher, long value) {
        try {
            var block = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
            return ByteBuffer.wrap(cipher.doFinal(block)).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher[] ciphers(byte[] secret, int mode) {
        var half = secret.length / 2;
        return new Cipher[] {
            cipher(Arrays.copyOfRange(secret, 0, half), mode),
            cipher(Arrays.copyOfRange(secret, half, secret.length), mode)
        };
    }

    private static Cipher cipher(byte[] key, int mode) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "Blowfish"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
