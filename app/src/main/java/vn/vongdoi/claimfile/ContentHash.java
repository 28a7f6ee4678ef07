package vn.vongdoi.claimfile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/**
 * SHA-256 over what an encounter says, not over how it is written: order of fields, wrapping of base64, CDATA, empty
 * elements, Unicode form and vendor elements do not matter; the order of rows does.
 */
final class ContentHash {
    private final MessageDigest digest = sha256();
    private final byte[] number = new byte[4];

    private ContentHash() {}

    static byte[] of(Map<TableKind, List<Row>> tables, List<SentTable> broken) {
        var hash = new ContentHash();
        for (var kind : TableKind.list()) {
            for (var row : tables.getOrDefault(kind, List.of())) hash.add(row);
        }
        for (var table : broken) {
            hash.add(table.kind());
            hash.add(table.content());
        }
        return hash.digest.digest();
    }

    private void add(Row row) {
        var layout = row.layout();
        add(-1 - layout.kind().ordinal());
        for (int i = 0; i < layout.size(); i++) {
            var value = row.text(i);
            if (value.isEmpty()) continue;
            // The field by name: its place may change when the standard grows.
            add(layout.field(i));
            add(value);
        }
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(int n) {
        number[0] = (byte) (n >>> 24);
        number[1] = (byte) (n >>> 16);
        number[2] = (byte) (n >>> 8);
        number[3] = (byte) n;
        digest.update(number);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
