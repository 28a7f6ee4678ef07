package vn.vongdoi.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The Ed25519 key that signs checkpoints. */
public final class SealingKey {
    private final KeyPair pair;

    private SealingKey(KeyPair pair) {
        this.pair = pair;
    }

    public static SealingKey create() {
        try {
            return new SealingKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException when the two are no keys */
    public static SealingKey of(byte[] publicKey, byte[] privateKey) {
        try {
            var keys = KeyFactory.getInstance("Ed25519");
            return new SealingKey(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(publicKey)),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(privateKey))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** Whether the two belong together: whoever can only write public keys cannot make such a pair. */
    public boolean isPair() {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            var signature = ed25519.sign();
            ed25519.initVerify(pair.getPublic());
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519", e);
        }
    }

    /** In X.509 form. */
    public byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    /** In PKCS #8 form, to be kept secret. */
    public byte[] secret() {
        return pair.getPrivate().getEncoded();
    }

    /** What people compare: SHA-256 of the public key, in hexadecimal digits. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Hash.of(publicKey()));
    }

    PrivateKey privateKey() {
        return pair.getPrivate();
    }
}
