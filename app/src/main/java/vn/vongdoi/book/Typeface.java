package vn.vongdoi.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Be Vietnam Pro in one weight, of which a document takes along the letters that it uses. */
final class Typeface {
    private final PDType0Font font;
    private final CmapLookup letters;
    /** Width of a word in thousandths of its size. */
    private final Map<String, Float> widths = new HashMap<>();

    private Typeface(PDType0Font font, CmapLookup letters) {
        this.font = font;
        this.letters = letters;
    }

    static Typeface load(PDDocument document, String file) throws IOException {
        try (var in = Objects.requireNonNull(Typeface.class.getResourceAsStream("/book/" + file), file)) {
            var type = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            // A ligature would be one glyph without a letter: who copies or searches the text would miss "fi".
            type.setEnableGsub(false);
            return new Typeface(PDType0Font.load(document, type, true), type.getUnicodeCmapLookup());
        }
    }

    PDType0Font font() {
        return font;
    }

    /**
     * What can be printed of a text, in composed form. A letter that the typeface does not have is told by its number:
     * in a medical record nothing is left out in silence.
     */
    String readable(String text) {
        var readable = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            if (Character.getType(letter) == Character.FORMAT) return; // a soft hyphen, a joiner: nothing to be seen
            if (Character.isISOControl(letter)) readable.append(' ');
            else if (letters.getGlyphId(letter) == 0) readable.append("[U+%04X]".formatted(letter));
            else readable.appendCodePoint(letter);
        });
        return readable.toString();
    }

    float width(String line, float size) {
        return widths.computeIfAbsent(line, this::width) * size / 1000;
    }

    private float width(String line) {
        try {
            return font.getStringWidth(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines no wider than that, broken at spaces and, within a word that is too wide alone, anywhere. Empty for no text. */
    List<String> wrap(String text, float size, float width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\\R")) {
            var line = new StringBuilder();
            var filled = 0f;
            for (var word : readable(paragraph).strip().split(" +")) {
                for (var part : parts(word, size, width)) {
                    var more = width(part, size);
                    if (!line.isEmpty() && filled + width(" ", size) + more > width) {
                        lines.add(line.toString());
                        line.setLength(0);
                        filled = 0;
                    }
                    filled += more + (line.isEmpty() ? 0 : width(" ", size));
                    line.append(line.isEmpty() ? "" : " ").append(part);
                }
            }
            if (!line.isEmpty()) lines.add(line.toString());
        }
        return lines;
    }

    private List<String> parts(String word, float size, float width) {
        if (width(word, size) <= width) return List.of(word);
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        word.codePoints().forEach(letter -> {
            var longer = part.toString() + Character.toString(letter);
            if (!part.isEmpty() && width(longer, size) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.appendCodePoint(letter);
        });
        parts.add(part.toString());
        return parts;
    }
}
