package vn.vongdoi.claimfile;

import java.io.ByteArrayInputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * Parses one child document into rows. Fields come in any order and are found by name; what no standard knows is passed
 * over with everything in it.
 */
public final class TableReader {
    private final Layout layout;
    private final Limits limits;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String[] values = {};
    /** Values under names of 4210: of vendors' own elements, if the rest of the row turns out to be newer. */
    private @Nullable String @Nullable [] older;

    private boolean newer;
    private int rowDepth;
    private Layout.@Nullable Element element;
    private int skipDepth;

    private TableReader(TableKind kind, Limits limits) {
        layout = Layout.of(kind);
        this.limits = limits;
    }

    /** The rows that could be read and, if the table is broken, why. */
    public record Result(List<Row> rows, String fault) {}

    public static Result read(TableKind kind, byte[] content) {
        return read(kind, content, Limits.STANDARD);
    }

    static Result read(TableKind kind, byte[] content, Limits limits) {
        int start = XmlHead.length(content, content.length);
        if (start == content.length) return new Result(List.of(), "");
        int wrong = Utf8.firstWrong(content);
        if (wrong >= 0) {
            return new Result(
                    List.of(), "byte thứ " + (wrong + 1) + " không thuộc bảng mã UTF-8; hãy xuất lại bằng UTF-8");
        }
        var reader = new TableReader(kind, limits);
        try {
            reader.read(new Xml(new ByteArrayInputStream(content, start, content.length - start), limits));
            return new Result(reader.rows, "");
        } catch (UnreadableFile e) {
            reader.finishRow();
            return new Result(reader.rows, String.valueOf(e.getMessage()));
        }
    }

    private void read(Xml xml) throws UnreadableFile {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begun(xml);
                case XMLStreamConstants.END_ELEMENT -> ended(xml.depth() + 1);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (element != null && skipDepth == 0) {
                        xml.appendText(text);
                        if (text.length() > limits.valueBytes()) throw tooMuch("giá trị quá dài");
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                default -> {}
            }
        }
    }

    private void begun(Xml xml) throws UnreadableFile {
        if (skipDepth > 0) return;
        var name = xml.reader().getLocalName();
        int depth = xml.depth();
        var kind = layout.kind();
        if (depth == 1 && !kind.mayBegin(name)) {
            throw new UnreadableFile(
                    UnreadableFile.Category.MALFORMED,
                    "thẻ gốc của bảng phải là <" + kind.root() + ">, nhận được <" + Formats.shown(name) + ">");
        }
        if (rowDepth == 0) {
            if (name.equals(kind.row())) beginRow(depth);
            return;
        }
        var found = depth == rowDepth + 1 ? layout.find(name) : null;
        if (found == null) {
            xml.unknown(name);
            skipDepth = depth;
        } else {
            element = found;
            text.setLength(0);
        }
    }

    private void beginRow(int depth) throws UnreadableFile {
        if (rows.size() >= limits.rows()) throw tooMuch("quá nhiều dòng");
        rowDepth = depth;
        values = new @Nullable String[layout.size()];
        older = null;
        newer = false;
    }

    private void ended(int depth) {
        if (skipDepth > 0) {
            if (depth == skipDepth) skipDepth = 0;
        } else if (element != null) {
            keep(element);
            element = null;
        } else if (depth == rowDepth) {
            finishRow();
        }
    }

    private void finishRow() {
        if (rowDepth == 0) return;
        var edition = Edition.QD_130;
        if (older != null && !newer) {
            edition = Edition.QD_4210;
            for (int i = 0; i < older.length; i++) if (older[i] != null) values[i] = older[i];
        }
        rows.add(new Row(layout, edition, values, rows.size() + 1));
        rowDepth = 0;
    }

    /** An element sent twice keeps its first value. */
    private void keep(Layout.Element element) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) from++;
        while (to > from && blank(text.charAt(to - 1))) to--;
        // Exporters write every element they know; only what is filled in tells the edition.
        if (from == to) return;
        int place = element.place();
        newer |= element.only() == Edition.QD_130;
        if (element.only() == Edition.QD_4210 && older == null) older = new @Nullable String[layout.size()];
        var kept = element.only() == Edition.QD_4210 && older != null ? older : values;
        if (kept[place] != null) return;
        var value = text.substring(from, to);
        if (!ascii(value) && !Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            value = Normalizer.normalize(value, Normalizer.Form.NFC);
        }
        kept[place] = value.length() == 1 && layout.twoDigits(place) && Formats.digits(value) ? "0" + value : value;
    }

    private static boolean blank(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\uFEFF';
    }

    private static boolean ascii(String value) {
        for (int i = 0; i < value.length(); i++) if (value.charAt(i) > 127) return false;
        return true;
    }

    private static UnreadableFile tooMuch(String what) {
        return new UnreadableFile(UnreadableFile.Category.TOO_LARGE, what);
    }
}
