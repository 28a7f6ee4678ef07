package vn.vongdoi.book;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.List;
import vn.vongdoi.book.Chapter.Block;
import vn.vongdoi.book.Chapter.Line;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.page.Texts;

/**
 * The book on A4, as good in grey as in colour: nothing is said by colour. Every sheet names the person, and the QR code
 * on the first leads to the book of today on this server, which asks whoever scans it to sign in.
 */
final class Paper {
    private final Texts texts;
    private final ServerAddress address;

    Paper(Texts texts, ServerAddress address) {
        this.texts = texts;
        this.address = address;
    }

    byte[] print(Book book, List<Chapter> chapters, Language language) {
        var phrases = new Phrases(language, texts, book.made());
        var who = book.administrative();
        var birth = phrases.birth(who.birth());
        try (var sheets = new Sheets(phrases.text("book.title"), language.code())) {
            var code = QrCode.encodeText(address.url() + "/people/" + who.person() + "/book", Ecc.MEDIUM);
            sheets.code(code, phrases.text("book.scan"));
            sheets.large(phrases.text("book.title"));
            sheets.bold(who.name());
            sheets.text(birth + " · " + who.sex().name());
            sheets.small(phrases.text("book.made", phrases.time(book.asOf().at())));
            sheets.small(phrases.text("book.not-all"));
            sheets.belowTheCode();
            for (var chapter : chapters) {
                sheets.heading(chapter.title());
                for (var block : chapter.blocks()) print(sheets, block);
            }
            return sheets.finish(
                    who.name() + " · " + birth,
                    phrases.text("book.title") + " · " + phrases.date(book.made()),
                    (page, of) -> phrases.text("book.page", page, of));
        }
    }

    private static void print(Sheets sheets, Block block) {
        switch (block) {
            case Chapter.Note note -> sheets.text(note.text());
            case Chapter.Facts facts -> {
                for (var fact : facts.facts()) sheets.pair(fact.name(), fact.text());
                if (!facts.untold().isEmpty()) sheets.small(facts.untold());
            }
            case Chapter.Lines lines -> {
                sheets.title(lines.title());
                for (var line : lines.lines()) print(sheets, line);
                if (lines.lines().isEmpty()) sheets.text(lines.none());
                if (!lines.note().isEmpty()) sheets.small(lines.note());
            }
            case Chapter.Visit visit -> {
                sheets.rule();
                sheets.line(visit.title(), visit.where(), visit.day(), "");
                for (var part : visit.blocks()) print(sheets, part);
            }
        }
    }

    private static void print(Sheets sheets, Line line) {
        sheets.line(
                line.text(),
                line.detail(),
                line.value(),
                line.mark().map(Chip::text).orElse(""));
    }
}
