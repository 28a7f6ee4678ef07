package vn.vongdoi.simulator;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One GIAMDINHHS envelope, written encounter by encounter. */
final class ClaimFile implements Closeable {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});
    private static final List<String> EMPTY_TABLES = List.of("XML6", "XML10", "XML15");

    private final OutputStream out;
    private final Manner manner;
    private final TableText text;

    ClaimFile(Path path, Facility facility, LocalDate made, int encounters, Manner manner) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        this.manner = manner;
        text = new TableText(manner);
        write("""
                <?xml version="1.0" encoding="utf-8"?>
                <GIAMDINHHS xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xmlns:xsd="http://www.w3.org/2001/XMLSchema">\
                <THONGTINDONVI><MACSKCB>%s</MACSKCB></THONGTINDONVI>\
                <THONGTINHOSO><NGAYLAP>%s</NGAYLAP><SOLUONGHOSO>%d</SOLUONGHOSO><DANHSACHHOSO>
                """.formatted(facility.code(), Stamp.day(made), encounters));
    }

    void add(Map<Layout, List<Row>> tables, Dice dice) throws IOException {
        write("<HOSO>");
        for (Map.Entry<Layout, List<Row>> table : tables.entrySet()) {
            String content = text.of(table.getKey(), table.getValue(), dice);
            write("<FILEHOSO><LOAIHOSO>" + table.getKey() + "</LOAIHOSO><NOIDUNGFILE>");
            out.write(encoded(content.getBytes(StandardCharsets.UTF_8)));
            write("</NOIDUNGFILE></FILEHOSO>");
        }
        if (manner == Manner.EMPTY_TABLES) {
            for (String table : EMPTY_TABLES) {
                write("<FILEHOSO><LOAIHOSO>" + table + "</LOAIHOSO><NOIDUNGFILE></NOIDUNGFILE></FILEHOSO>");
            }
        }
        if (manner == Manner.SHUFFLED) {
            write("<GHICHU_PHANMEM>không dùng</GHICHU_PHANMEM>");
        }
        write("</HOSO>\n");
    }

    private byte[] encoded(byte[] content) {
        return switch (manner) {
            case INLINE -> content;
            case WRAPPED, DECOMPOSED -> LINES.encode(content);
            case PLAIN, SHUFFLED, EMPTY_TABLES -> Base64.getEncoder().encode(content);
        };
    }

    private void write(String markup) throws IOException {
        out.write(markup.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        write("</DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI/></GIAMDINHHS>\n");
        out.close();
    }
}
