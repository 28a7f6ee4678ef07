package vn.vongdoi.page;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A QR code as one path of an SVG.
 *
 * @param size in modules, with the four that stay white on each side
 * @param path of the dark modules
 */
public record QrPicture(int size, String path) {
    private static final int MARGIN = 4;

    public static QrPicture of(String text) {
        var code = QrCode.encodeText(text, Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }
}
