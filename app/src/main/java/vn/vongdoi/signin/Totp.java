package vn.vongdoi.signin;

import com.bastiaanjansen.otp.HOTPGenerator;
import com.bastiaanjansen.otp.SecretGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Codes of six digits that an authenticator app shows, a new one every 30 seconds (RFC 6238). */
final class Totp {
    private static final int STEP_SECONDS = 30;

    /** A clock that is a step early or late is usual. */
    private static final int STEPS_OFF = 1;

    private Totp() {}

    /** 160 random bits in base 32. */
    static String secret() {
        return new String(SecretGenerator.generate(), StandardCharsets.US_ASCII);
    }

    /**
     * The step whose code this is, of those around now.
     *
     * @param after the last step that was used: its code and older ones work no more
     */
    static OptionalLong step(String secret, String code, Instant now, long after) {
        var codes = HOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII));
        var typed = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        var current = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(current - STEPS_OFF, current + STEPS_OFF)
                .filter(step -> step > after)
                .filter(step -> MessageDigest.isEqual(codes.generate(step).getBytes(StandardCharsets.UTF_8), typed))
                .findFirst();
    }

    /** What the app reads from a picture, or from a link on a phone. */
    static String address(String login, String secret) {
        return "otpauth://totp/" + percent("Vòng Đời") + ":" + percent(login) + "?secret=" + secret + "&issuer="
                + percent("Vòng Đời");
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
