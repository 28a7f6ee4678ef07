package vn.vongdoi.client;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Objects;
import vn.vongdoi.page.Problem;

/** A client's public key as its owner hands it in: a JWK, a JWK set of one, or PEM. */
final class KeyFile {
    private static final int FEWEST_RSA_BITS = 2048;
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private KeyFile() {}

    /** For signatures by the one algorithm that fits it, with a kid: its own, or else its thumbprint (RFC 7638). */
    static JWK read(String text) {
        try {
            return usable(parsed(text.strip()));
        } catch (ParseException
                | JOSEException
                | InvalidKeySpecException
                | IllegalArgumentException
                | IllegalStateException e) {
            // what the parser says may quote the file
            throw unreadable();
        }
    }

    private static JWK parsed(String text) throws ParseException, InvalidKeySpecException {
        if (text.contains("PRIVATE KEY")) throw isPrivate();
        if (text.startsWith(BEGIN) && text.endsWith(END)) {
            return ofPem(Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length())));
        }
        if (!text.contains("\"keys\"")) return JWK.parse(text);
        var keys = JWKSet.parse(text).getKeys();
        if (keys.size() != 1) throw unreadable();
        return keys.getFirst();
    }

    private static JWK ofPem(byte[] encoded) throws InvalidKeySpecException {
        var spec = new X509EncodedKeySpec(encoded);
        try {
            var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
            return new ECKey.Builder(Curve.forECParameterSpec(key.getParams()), key).build();
        } catch (InvalidKeySpecException e) {
            try {
                return new RSAKey.Builder(
                                (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec))
                        .build();
            } catch (NoSuchAlgorithmException none) {
                throw new IllegalStateException("every Java has RSA", none);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has EC", e);
        }
    }

    private static JWK usable(JWK given) throws JOSEException {
        if (given.isPrivate()) throw isPrivate();
        var algorithm = algorithm(given);
        if (given.getAlgorithm() != null && !given.getAlgorithm().equals(algorithm)) throw unusable();
        if (given.getKeyUse() != null && !given.getKeyUse().equals(KeyUse.SIGNATURE)) throw unusable();
        var kid = Objects.requireNonNullElse(
                given.getKeyID(), given.computeThumbprint().toString());
        return switch (given) {
            case ECKey key ->
                new ECKey.Builder(key.getCurve(), key.toECPublicKey())
                        .keyID(kid)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
            case RSAKey key ->
                new RSAKey.Builder(key.toRSAPublicKey())
                        .keyID(kid)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
            default -> throw unusable();
        };
    }

    /** Those that SMART Backend Services names, and ES256, which every phone and card signs with. */
    private static Algorithm algorithm(JWK key) {
        return switch (key) {
            case ECKey ec when ec.getCurve().equals(Curve.P_256) -> JWSAlgorithm.ES256;
            case ECKey ec when ec.getCurve().equals(Curve.P_384) -> JWSAlgorithm.ES384;
            case RSAKey rsa when rsa.size() >= FEWEST_RSA_BITS -> JWSAlgorithm.RS384;
            default -> throw unusable();
        };
    }

    private static Problem unreadable() {
        return Problem.invalid(
                "Tệp khóa cần là một khóa công khai: JWK, hoặc PEM bắt đầu bằng " + BEGIN + ".",
                "The key file must hold one public key: a JWK, or PEM that begins with " + BEGIN + ".");
    }

    private static Problem unusable() {
        return Problem.invalid(
                "Khóa cần là EC P-256 (ES256), EC P-384 (ES384) hoặc RSA từ 2048 bit (RS384), dùng để ký.",
                "The key must be EC P-256 (ES256), EC P-384 (ES384) or RSA of 2048 bits or more (RS384), for signing.");
    }

    private static Problem isPrivate() {
        return Problem.invalid(
                "Tệp này chứa khóa riêng. Khóa riêng không rời máy của đơn vị: hãy gửi khóa công khai.",
                "This file holds a private key. It must not leave its owner's machine: hand in the public one.");
    }
}
