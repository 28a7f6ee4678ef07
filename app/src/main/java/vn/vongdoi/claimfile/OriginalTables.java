package vn.vongdoi.claimfile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of an encounter as sent, in one piece that people can read and the program can parse again: for each table
 * a line {@code "XML1 1234"} (kind, bytes), the bytes, a line end. A table that was not base64 says
 * {@code "XML1 12 !"}.
 */
public final class OriginalTables {
    private OriginalTables() {}

    public static byte[] write(List<SentTable> tables) {
        int size = tables.stream().mapToInt(t -> t.content().length + 24).sum();
        var out = new ByteArrayOutputStream(size);
        for (var table : tables) {
            var kind = table.kind().replaceAll("\\s+", "_");
            var head = kind + ' ' + table.content().length + (table.decoded() ? "\n" : " !\n");
            out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(table.content());
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException when the bytes were not written by {@link #write} */
    public static List<SentTable> read(byte[] original) {
        var tables = new ArrayList<SentTable>();
        int at = 0;
        while (at < original.length) {
            int end = at;
            while (end < original.length && original[end] != '\n') end++;
            var head = new String(original, at, end - at, StandardCharsets.UTF_8).split(" ");
            if (head.length < 2 || !Formats.digits(head[1])) throw broken();
            int size = Integer.parseInt(head[1]);
            if (end + 1 + size + 1 > original.length) throw broken();
            var content = new byte[size];
            System.arraycopy(original, end + 1, content, 0, size);
            tables.add(new SentTable(head[0], content, head.length > 2 ? "nội dung không phải base64 hợp lệ" : ""));
            at = end + 1 + size + 1;
        }
        return tables;
    }

    private static IllegalArgumentException broken() {
        return new IllegalArgumentException("not the tables of an encounter");
    }
}
