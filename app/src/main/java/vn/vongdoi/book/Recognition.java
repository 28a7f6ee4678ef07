package vn.vongdoi.book;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.vongdoi.book.Book.Kind;
import vn.vongdoi.book.Book.Reuse;
import vn.vongdoi.page.Language;
import vn.vongdoi.rules.RuleTable;

/**
 * Until when a result may stand for a new test, as {@code rules/book/recognition.csv} has it on the day of the result.
 * It is an offer: whoever treats the person decides.
 */
final class Recognition {
    private static final RuleTable RULES = RuleTable.read("book/recognition");

    private Recognition() {}

    /** @param codes of the test, such as {@code dich-vu|23.0083.1523}; the first rule that names one of them holds */
    static Optional<Reuse> find(Kind kind, List<String> codes, LocalDate day, Language language) {
        var word = kind.name().toLowerCase(Locale.ROOT);
        for (var rule : RULES.at(day)) {
            if (!List.of(rule.cell("kind").split(" ")).contains(word)) continue;
            var named = rule.find("code");
            if (named.isPresent() && codes.stream().noneMatch(code -> code.startsWith(named.get()))) continue;
            return Optional.of(new Reuse(
                    day.plusDays(Integer.parseInt(rule.cell("days"))),
                    language.pick(rule.cell("name_vi"), rule.cell("name_en")),
                    rule.source(),
                    rule.confidence().word()));
        }
        return Optional.empty();
    }
}
