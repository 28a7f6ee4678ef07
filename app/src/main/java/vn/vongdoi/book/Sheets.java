package vn.vongdoi.book;

import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Sheets of A4 that are written from top to bottom; what does not fit goes on the next one. Lengths are points. */
final class Sheets implements AutoCloseable {
    private static final float MARGIN = 50;
    private static final float TOP = PDRectangle.A4.getHeight() - 64;
    private static final float BOTTOM = 60;
    private static final float RIGHT = PDRectangle.A4.getWidth() - MARGIN;
    private static final float WIDTH = RIGHT - MARGIN;
    private static final float SIDE = 130;
    private static final float NAMES = 150;
    private static final float CODE = 92;

    private static final float SIZE = 9.5f;
    private static final float SMALL = 8;
    private static final float LEADING = 1.38f;
    private static final float GREY = 0.3f;

    private final PDDocument document = new PDDocument();
    private final Typeface regular;
    private final Typeface bold;
    private PDPageContentStream out;
    private float y = TOP;
    private float belowCode = TOP;
    /** Narrower beside the code. */
    private float width = WIDTH;

    Sheets(String title, String language) {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language);
        try {
            regular = Typeface.load(document, "BeVietnamPro-Regular.ttf");
            bold = Typeface.load(document, "BeVietnamPro-SemiBold.ttf");
            out = next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPageContentStream next() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = TOP;
        return new PDPageContentStream(document, page);
    }

    /** In the upper right corner; what follows stands beside it until {@link #belowTheCode}. */
    void code(QrCode code, String caption) {
        write(() -> {
            var module = CODE / code.size;
            var left = RIGHT - CODE;
            for (var row = 0; row < code.size; row++) {
                for (var column = 0; column < code.size; column++) {
                    if (code.getModule(column, row))
                        out.addRect(left + column * module, y - (row + 1) * module, module, module);
                }
            }
            out.fill();
            var below = y - CODE - SMALL * LEADING;
            for (var line : regular.wrap(caption, SMALL, CODE)) {
                put(regular, SMALL, left, below, line);
                below -= SMALL * LEADING;
            }
            belowCode = below;
            width = WIDTH - CODE - MARGIN;
        });
    }

    void belowTheCode() {
        y = Math.min(y, belowCode);
        width = WIDTH;
    }

    void large(String text) {
        paragraph(bold, 19, text);
        y -= 4;
    }

    void bold(String text) {
        paragraph(bold, 12, text);
    }

    /** Of a chapter: some of what follows stays on the same sheet. */
    void heading(String text) {
        y -= 14;
        room(70);
        paragraph(bold, 14, text);
        y -= 2;
    }

    void title(String text) {
        y -= 6;
        room(40);
        paragraph(bold, SIZE, text);
    }

    void text(String text) {
        paragraph(regular, SIZE, text);
    }

    void small(String text) {
        paragraph(regular, SMALL, text);
    }

    void rule() {
        y -= 8;
        room(50);
        write(() -> {
            out.setLineWidth(0.5f);
            out.moveTo(MARGIN, y);
            out.lineTo(RIGHT, y);
            out.stroke();
        });
        y -= 3;
    }

    /** A name and, beside it, what is told of it. */
    void pair(String name, String told) {
        var names = regular.wrap(name, SIZE, NAMES - 8);
        var lines = regular.wrap(told, SIZE, WIDTH - NAMES);
        for (var i = 0; i < Math.max(names.size(), lines.size()); i++) {
            room(SIZE * LEADING);
            y -= SIZE * LEADING;
            if (i < names.size()) at(regular, SIZE, MARGIN, names.get(i), GREY);
            if (i < lines.size()) at(regular, SIZE, MARGIN + NAMES, lines.get(i), 0);
        }
    }

    /** What it is, below it in smaller type the detail, at the side the value and below that the mark. */
    void line(String text, String detail, String value, String mark) {
        var values = bold.wrap(value, SIZE, SIDE);
        var marks = bold.wrap(mark, SMALL, SIDE);
        var texts = regular.wrap(text, SIZE, WIDTH - SIDE - 10);
        var details = regular.wrap(detail, SMALL, WIDTH - SIDE - 10);
        var height = Math.max(height(texts, details), height(values, marks)) + 3;
        if (height < TOP - BOTTOM) room(height);
        var from = y;
        for (var one : texts) down(regular, SIZE, one, 0);
        for (var one : details) down(regular, SMALL, one, GREY);
        var after = y;
        // A text longer than a sheet has gone on to the next, and its side with it.
        y = after > from ? TOP : from;
        for (var one : values) right(SIZE, one);
        for (var one : marks) right(SMALL, one);
        y = Math.min(y, after) - 3;
    }

    private static float height(List<String> lines, List<String> small) {
        return (lines.size() * SIZE + small.size() * SMALL) * LEADING;
    }

    private void right(float size, String line) {
        y -= size * LEADING;
        at(bold, size, RIGHT - bold.width(line, size), line, 0);
    }

    private void down(Typeface face, float size, String line, float grey) {
        room(size * LEADING);
        y -= size * LEADING;
        at(face, size, MARGIN, line, grey);
    }

    private void paragraph(Typeface face, float size, String text) {
        for (var line : face.wrap(text, size, width)) down(face, size, line, 0);
    }

    private void room(float height) {
        if (y - height >= BOTTOM) return;
        write(() -> {
            out.close();
            out = next();
        });
    }

    private void at(Typeface face, float size, float x, String line, float grey) {
        write(() -> {
            out.setNonStrokingColor(grey);
            put(face, size, x, y, line);
            out.setNonStrokingColor(0f);
        });
    }

    private void put(Typeface face, float size, float x, float baseline, String line) throws IOException {
        put(out, face, size, x, baseline, line);
    }

    private static void put(PDPageContentStream to, Typeface face, float size, float x, float baseline, String line)
            throws IOException {
        to.beginText();
        to.setFont(face.font(), size);
        to.newLineAtOffset(x, baseline);
        to.showText(line);
        to.endText();
    }

    /**
     * Writes head and foot of every sheet.
     *
     * @param whose at the head
     * @param what at the foot, with the number of the sheet
     */
    byte[] finish(String whose, String what, BiFunction<Integer, Integer, String> number) {
        var bytes = new ByteArrayOutputStream();
        write(() -> {
            out.close();
            var head = regular.wrap(whose, SMALL, WIDTH).getFirst();
            for (var page = 0; page < document.getNumberOfPages(); page++) {
                try (var edge =
                        new PDPageContentStream(document, document.getPage(page), AppendMode.APPEND, true, true)) {
                    put(edge, bold, SMALL, MARGIN, PDRectangle.A4.getHeight() - 36, head);
                    put(edge, regular, SMALL, MARGIN, 34, regular.readable(what));
                    var count = regular.readable(number.apply(page + 1, document.getNumberOfPages()));
                    put(edge, regular, SMALL, RIGHT - regular.width(count, SMALL), 34, count);
                }
            }
            document.save(bytes);
        });
        return bytes.toByteArray();
    }

    private interface Writing {
        void write() throws IOException;
    }

    /** It is written into memory: what fails there is a fault of ours. */
    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        write(document::close);
    }
}
