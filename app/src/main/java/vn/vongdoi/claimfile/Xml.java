package vn.vongdoi.claimfile;

import static vn.vongdoi.claimfile.UnreadableFile.Category.ENTITIES;
import static vn.vongdoi.claimfile.UnreadableFile.Category.MALFORMED;
import static vn.vongdoi.claimfile.UnreadableFile.Category.TOO_LARGE;
import static vn.vongdoi.claimfile.UnreadableFile.Category.TRUNCATED;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML parser with its fences: no DOCTYPE and no entities but XML's own five, bounded depth, names and attributes.
 * The parser keeps every name it has met; a document may therefore bring only so many that no standard knows.
 */
final class Xml {
    /** A document with more unknown names than this takes the parser's name table with it when it goes. */
    private static final int TOLERABLE_NAMES = 500;

    private static volatile InputFactoryImpl factory = factory();

    private final XMLStreamReader reader;
    private final Limits limits;
    private final Set<String> unknownNames = new HashSet<>();
    private int depth;

    Xml(InputStream in, Limits limits) throws UnreadableFile {
        this.limits = limits;
        try {
            reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    XMLStreamReader reader() {
        return reader;
    }

    /** Depth of the element just begun, or of the one around the element just ended. */
    int depth() {
        return depth;
    }

    /** The next event, one of {@link XMLStreamConstants}. */
    int next() throws UnreadableFile {
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> begun();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD -> throw entities("khai báo DOCTYPE");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw entities("thực thể &" + reader.getLocalName() + ";");
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    /** Adds the text of the current event. */
    void appendText(StringBuilder text) throws UnreadableFile {
        try {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        } catch (RuntimeException e) {
            // The parser is lazy and cannot throw its checked exception here; it wraps it.
            if (e.getCause() instanceof XMLStreamException cause) throw fault(cause);
            throw e;
        }
    }

    /** Notes a name no standard knows. */
    void unknown(String name) throws UnreadableFile {
        if (!unknownNames.add(name)) return;
        if (unknownNames.size() == TOLERABLE_NAMES) factory = factory();
        if (unknownNames.size() > limits.unknownNames()) {
            throw tooLarge("quá nhiều tên thẻ khác nhau (hơn " + limits.unknownNames() + ")");
        }
    }

    static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private void begun() throws UnreadableFile {
        if (++depth > limits.depth()) throw tooLarge("thẻ lồng nhau quá sâu (hơn " + limits.depth() + " tầng)");
        if (reader.getLocalName().length() > limits.nameLength()) throw tooLarge("tên thẻ quá dài");
        int attributes = reader.getAttributeCount();
        int extras = attributes + reader.getNamespaceCount();
        if (extras == 0) return;
        if (extras > limits.attributes()) throw tooLarge("một thẻ có quá nhiều thuộc tính");
        for (int i = 0; i < attributes; i++) unknown(reader.getAttributeLocalName(i));
    }

    private UnreadableFile tooLarge(String what) {
        return new UnreadableFile(TOO_LARGE, "Tệp vượt giới hạn: " + what + ", " + place() + ".");
    }

    private UnreadableFile entities(String what) {
        return new UnreadableFile(
                ENTITIES, "Tệp chứa " + what + ", " + place() + "; hồ sơ không được dùng DOCTYPE hay thực thể riêng.");
    }

    private String place() {
        var location = reader.getLocation();
        return "dòng " + location.getLineNumber() + ", cột " + location.getColumnNumber();
    }

    /** What the stream below refused, or else what the parser did not understand. */
    private static UnreadableFile fault(XMLStreamException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof UnreadableFile refused) return refused;
        }
        if (e.getNestedException() instanceof UnreadableFile refused) return refused;
        var says = String.valueOf(e.getMessage());
        var location = e.getLocation();
        var place =
                location == null ? "" : " ở dòng " + location.getLineNumber() + ", cột " + location.getColumnNumber();
        if (says.contains("end-of-input") || says.contains("End-of-input")) {
            return new UnreadableFile(
                    TRUNCATED, "XML bị cắt cụt: hết tệp khi thẻ chưa đóng" + place + ". Hãy xuất và gửi lại.", e);
        }
        if (says.contains("ntity")) {
            return new UnreadableFile(
                    ENTITIES,
                    "XML dùng thực thể lạ" + place + "; chỉ được dùng &amp; &lt; &gt; " + "&quot; &apos;.",
                    e);
        }
        return new UnreadableFile(MALFORMED, "XML bị hỏng" + place + " (thẻ không khớp hoặc ký tự không hợp lệ).", e);
    }

    private static InputFactoryImpl factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity refused");
        });
        return factory;
    }
}
