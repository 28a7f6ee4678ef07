package vn.vongdoi.privacy;

import java.util.Locale;
import vn.vongdoi.page.Problem;

/** What a person may ask (Law 91/2025/QH15, rights of the data subject). */
public enum Kind {
    OBJECT,
    VIEW,
    COPY,
    CORRECT,
    RESTRICT,
    WITHDRAW,
    DELETE,
    PROTECT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name. */
    public String key() {
        return "privacy.kind." + word();
    }

    static Kind of(String word) {
        for (var kind : values()) if (kind.word().equals(word)) return kind;
        throw Problem.invalid("Hãy chọn loại yêu cầu.", "Choose what you ask for.");
    }
}
