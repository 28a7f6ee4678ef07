package vn.vongdoi.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/**
 * Text that ends the reading when one record grows beyond all reason (an unclosed quote, a gigabyte of blanks) or when
 * it turns out not to be text: the parser behind it holds a whole record in memory.
 */
final class BoundedText extends FilterReader {
    private static final int RECORD_LIMIT = 1 << 18;

    private int sinceRecord;

    BoundedText(Reader text) {
        super(text);
    }

    void recordEnds() {
        sinceRecord = 0;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        try {
            var read = super.read(target, offset, length);
            for (var i = offset; i < offset + read; i++) {
                if (target[i] == 0) throw Unreadable.notText();
            }
            sinceRecord += Math.max(read, 0);
            if (sinceRecord > RECORD_LIMIT) {
                throw new Unreadable("Có một dòng dài hơn " + RECORD_LIMIT
                        + " ký tự: thường do thiếu dấu ngoặc kép đóng. / A line is longer than any register row.");
            }
            return read;
        } catch (CharacterCodingException e) {
            throw Unreadable.notText();
        }
    }
}
