package vn.vongdoi.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text of a query or a form. Java's own decoder makes a character of whatever bytes it meets; a search for that would
 * find nobody and not say why. No resource holds control characters, nor can the database.
 */
final class UrlText {
    private UrlText() {}

    static String decoded(String text) {
        try {
            var decoded = text.indexOf('%') < 0 ? text.replace('+', ' ') : utf8(bytes(text));
            if (decoded.chars().anyMatch(UrlText::isControl)) throw malformed(text);
            return decoded;
        } catch (CharacterCodingException | NumberFormatException | StringIndexOutOfBoundsException e) {
            throw malformed(text);
        }
    }

    static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static byte[] bytes(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        var sent = text.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < sent.length; i++) {
            switch (sent[i]) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    bytes.write(digit(sent, ++i) << 4 | digit(sent, ++i));
                }
                default -> bytes.write(sent[i]);
            }
        }
        return bytes.toByteArray();
    }

    private static int digit(byte[] sent, int at) {
        var digit = at < sent.length ? Character.digit(sent[at], 16) : -1;
        if (digit < 0) throw new NumberFormatException("no digit behind %");
        return digit;
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF;
    }

    private static Fault malformed(String text) {
        return Fault.invalid(
                "Địa chỉ hoặc biểu mẫu có đoạn không phải là UTF-8 mã hóa %: " + text,
                "In the URL or form, this is no %-encoded UTF-8 text: " + text);
    }
}
