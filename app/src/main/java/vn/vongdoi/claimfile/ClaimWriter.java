package vn.vongdoi.claimfile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.vongdoi.rules.RuleTable;

/** Writes encounters as a GIAMDINHHS file, in the words and the order of the decision that holds on the day it is made. */
public final class ClaimWriter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Map<TableKind, List<String>> fields = new EnumMap<>(TableKind.class);
    private final String facility;
    private final LocalDate made;

    private ClaimWriter(String facility, LocalDate made) {
        this.facility = facility;
        this.made = made;
        for (var row : RuleTable.read(Edition.QD_130.rules()).at(made)) {
            var named = fields.computeIfAbsent(TableKind.valueOf(row.cell("table")), _ -> new ArrayList<>());
            if (!named.contains(row.cell("field"))) named.add(row.cell("field"));
        }
    }

    /**
     * @param made NGAYLAP
     * @param encounters the tables of each, all of this facility
     */
    public static byte[] write(String facility, LocalDate made, List<Map<TableKind, List<Row>>> encounters) {
        try {
            return new ClaimWriter(facility, made).file(encounters);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("could not write to memory", e);
        }
    }

    private byte[] file(List<Map<TableKind, List<Row>>> encounters) throws XMLStreamException {
        var out = new ByteArrayOutputStream();
        var xml = open(out);
        xml.writeStartElement("GIAMDINHHS");
        xml.writeStartElement("THONGTINDONVI");
        text(xml, "MACSKCB", facility);
        xml.writeEndElement();
        xml.writeStartElement("THONGTINHOSO");
        text(xml, "NGAYLAP", made.format(DAY));
        text(xml, "SOLUONGHOSO", String.valueOf(encounters.size()));
        xml.writeStartElement("DANHSACHHOSO");
        for (var encounter : encounters) {
            xml.writeStartElement("HOSO");
            for (var table : new EnumMap<>(encounter).entrySet()) {
                xml.writeStartElement("FILEHOSO");
                text(xml, "LOAIHOSO", table.getKey().name());
                var content = table(table.getKey(), table.getValue());
                text(xml, "NOIDUNGFILE", Base64.getEncoder().encodeToString(content));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEmptyElement("CHUKYDONVI");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
        return out.toByteArray();
    }

    private byte[] table(TableKind kind, List<Row> rows) throws XMLStreamException {
        var out = new ByteArrayOutputStream();
        var xml = open(out);
        var path = kind.path();
        for (var outer : path.subList(0, path.size() - 1)) xml.writeStartElement(outer);
        for (var row : rows) {
            xml.writeStartElement(kind.row());
            for (var field : fields.getOrDefault(kind, List.of())) text(xml, field, row.text(field));
            xml.writeEndElement();
        }
        xml.writeEndDocument();
        xml.close();
        return out.toByteArray();
    }

    /** Whether XML 1.0 can hold the text at all. */
    public static boolean isXml(String text) {
        return text.codePoints()
                .allMatch(c -> c >= 0x20 && c <= 0xD7FF
                        || c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000);
    }

    private static XMLStreamWriter open(ByteArrayOutputStream out) throws XMLStreamException {
        var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        return xml;
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        if (!isXml(text)) throw new IllegalArgumentException(name + " holds a character that XML does not know");
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
