package vn.vongdoi.book;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.book.Book.Coded;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.rules.RuleTable;

/** How codes are said in the language of a book, on the day that it is made. */
record Words(Language language, Texts texts, Places places, IcdNames icd10, Clock clock) {
    private static final RuleTable LISTS = RuleTable.read("claims/lists");

    String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    /** A code that is newer than this program stands for itself. */
    Coded listed(String prefix, String code) {
        var key = prefix + code;
        return new Coded(code, texts.has(language, key) ? text(key) : code);
    }

    Coded facility(@Nullable String code) {
        if (code == null) return new Coded("", text("book.facility.none"));
        return new Coded(code, new vn.vongdoi.visit.Words(language, texts, places, icd10, clock).facility(code));
    }

    Optional<Coded> commune(@Nullable String code) {
        if (code == null || !CommuneCode.isWellFormed(code)) return Optional.empty();
        return places.findCommune(new CommuneCode(code))
                .map(commune -> new Coded(code, language.pick(commune.title(), commune.titleEn())));
    }

    /** MA_DANTOC, by the list of the claims standard. */
    Coded ethnicity(String code) {
        return LISTS.at(today()).stream()
                .filter(row ->
                        row.cell("list").equals("MA_DANTOC") && row.cell("code").equals(code))
                .findFirst()
                .map(row -> new Coded(code, row.cell("name_vi")))
                .orElseGet(() -> new Coded(code, code));
    }

    /** The name that the list has, else the one that the document gave. */
    Coded diagnosis(String code, Optional<String> told) {
        return new Coded(code, icd10.find(code).or(() -> told).orElse(code));
    }
}
