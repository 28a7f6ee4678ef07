package vn.vongdoi.claimfile;

import java.util.Locale;

/**
 * One FILEHOSO as sent.
 *
 * @param kind LOAIHOSO in capitals: "XML1" … "XML15", or whatever else was written there
 * @param content the child document's bytes; empty for an empty table
 * @param fault why the content could not be decoded, in Vietnamese; empty when it could
 */
public record SentTable(String kind, byte[] content, String fault) {
    public SentTable {
        kind = name(kind);
    }

    public static SentTable of(String kind, byte[] content) {
        return new SentTable(kind, content, "");
    }

    public boolean decoded() {
        return fault.isEmpty();
    }

    private static String name(String sent) {
        var name = sent.strip().toUpperCase(Locale.ROOT);
        return name.length() <= 2 && !name.isEmpty() && name.chars().allMatch(Character::isDigit) ? "XML" + name : name;
    }
}
