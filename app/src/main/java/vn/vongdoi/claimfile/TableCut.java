package vn.vongdoi.claimfile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One row of a table as a document of its own, so that it can be kept without the people of the other rows. */
public final class TableCut {
    private TableCut() {}

    /**
     * The row with everything its sender wrote into it, also what no standard knows.
     *
     * @param content a document that {@link TableReader} found whole
     * @param position 1 for the first row
     */
    public static byte[] row(TableKind kind, byte[] content, int position) {
        int start = XmlHead.length(content, content.length);
        var out = new ByteArrayOutputStream();
        try {
            var xml = new Xml(new ByteArrayInputStream(content, start, content.length - start), Limits.STANDARD);
            var copy = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            var outer = kind.path().subList(0, kind.path().size() - 1);
            for (var element : outer) copy.writeStartElement(element);
            find(xml, kind.row(), position);
            copy(xml, copy);
            copy.writeEndDocument();
            copy.close();
        } catch (UnreadableFile | XMLStreamException e) {
            throw new IllegalArgumentException("row " + position + " of a broken " + kind, e);
        }
        return out.toByteArray();
    }

    /** Goes on to the beginning of a row; what stands inside a row begins none. */
    private static void find(Xml xml, String row, int position) throws UnreadableFile {
        int rows = 0;
        int rowDepth = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT
                    && rowDepth == 0
                    && xml.reader().getLocalName().equals(row)) {
                if (++rows == position) return;
                rowDepth = xml.depth();
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.depth() + 1 == rowDepth) {
                rowDepth = 0;
            }
        }
        throw new IllegalArgumentException("no row " + position + ", there are " + rows);
    }

    private static void copy(Xml xml, XMLStreamWriter to) throws UnreadableFile, XMLStreamException {
        int end = xml.depth() - 1;
        to.writeStartElement(xml.reader().getLocalName());
        while (xml.depth() > end) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    to.writeStartElement(xml.reader().getLocalName());
                case XMLStreamConstants.END_ELEMENT -> to.writeEndElement();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    var text = new StringBuilder();
                    xml.appendText(text);
                    to.writeCharacters(text.toString());
                }
                default -> {}
            }
        }
    }
}
