package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.person.Person;

/** The health book on paper, read back by programs that did not write it. Leaves a picture in {@code target/pages}. */
class BookPaperTest {
    private static final String CCCD = "031190770011";
    private static final String NAME = "Công Huyền Tôn Nữ Phương Thảo Nguyễn Khoa Diệu Hằng Ngọc Quỳnh";
    /** Every letter of Vietnamese with every tone. */
    private static final String LETTERS =
            "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ"
                    + " AÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ EÈẺẼÉẸ ÊỀỂỄẾỆ IÌỈĨÍỊ OÒỎÕÓỌ ÔỒỔỖỐỘ ƠỜỞỠỚỢ UÙỦŨÚỤ ƯỪỬỮỨỰ YỲỶỸÝỴ Đ";

    static RunningProvince province;
    static Person person;
    static PDDocument paper;

    @BeforeAll
    static void print() throws IOException {
        province = RunningProvince.shared();
        var hospital = new Bookcase(province, "31303");
        person = hospital.person(CCCD, NAME, "10507");
        for (var stay = 0; stay < 12; stay++) hospital.stay("book-paper-" + stay, CCCD, "I10", 20 + 20 * stay);
        hospital.write("AllergyIntolerance/book-letters", """
                {"resourceType":"AllergyIntolerance","id":"book-letters","patient":{PATIENT},"code":{"text":"LETTERS"},
                 "reaction":[{"manifestation":[{"text":"≥ 38,5 °C, µmol, fibrinogen, hoffnung, ▲日"}]}]}""".replace("LETTERS", LETTERS), CCCD);
        var answer = hospital.citizen("nguoi-in-so", person)
                .file("/people/" + person.key().id() + "/book.pdf");
        assertThat(answer.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
        paper = Loader.loadPDF(answer.body());
        var picture = new PDFRenderer(paper).renderImageWithDPI(0, 100, ImageType.GRAY);
        Files.createDirectories(Path.of("target/pages"));
        ImageIO.write(picture, "png", Path.of("target/pages/book-paper.png").toFile());
    }

    @AfterAll
    static void close() throws IOException {
        if (paper != null) paper.close();
    }

    @Test
    void itsTextCanBeTakenOutWithEveryLetterOfVietnamese() throws IOException {
        var text = text(1, paper.getNumberOfPages());
        assertThat(text.replaceAll("\\s+", " ")).contains(LETTERS);
        assertThat(text)
                .contains("fibrinogen", "hoffnung", "°C", "µmol")
                .contains("a. Thông tin hành chính", "b. Tiền sử", "c. Các đợt khám", "d. Tóm tắt")
                .as("what the typeface cannot write is told")
                .contains("[U+65E5]");
    }

    @Test
    void everySheetSaysWhoseItIsAndWhichOfHowMany() throws IOException {
        assertThat(paper.getNumberOfPages()).isGreaterThan(1);
        for (var page = 1; page <= paper.getNumberOfPages(); page++) {
            assertThat(text(page, page))
                    .contains("Công Huyền Tôn Nữ Phương Thảo", "01/01/1990")
                    .contains("Trang " + page + "/" + paper.getNumberOfPages());
        }
    }

    @Test
    void itsCodeLeadsToTheBookOnThisServer() throws IOException, ReaderException {
        var picture = new PDFRenderer(paper).renderImageWithDPI(0, 150, ImageType.GRAY);
        var width = picture.getWidth();
        var height = picture.getHeight();
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        var read = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))));
        assertThat(read.getText())
                .isEqualTo(province.bean(ServerAddress.class).url() + "/people/"
                        + person.key().id() + "/book");
    }

    private static String text(int from, int to) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(from);
        stripper.setEndPage(to);
        return stripper.getText(paper);
    }
}
