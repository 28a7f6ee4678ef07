package vn.vongdoi.page;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two languages every text exists in. Vietnamese is the default. A controller may take one as a parameter. */
public enum Language {
    VI,
    EN;

    /** {@code vi} or {@code en}: in {@code ?lang=}, the cookie, the html tag and the names of the message files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Language other() {
        return this == VI ? EN : VI;
    }

    /** The one of two texts that is in this language. */
    public String pick(String vietnamese, String english) {
        return this == VI ? vietnamese : english;
    }

    Locale locale() {
        return Locale.of(code());
    }

    static Language of(Locale locale) {
        return find(locale.getLanguage()).orElse(VI);
    }

    static Optional<Language> find(@Nullable String code) {
        for (var language : values()) if (language.code().equals(code)) return Optional.of(language);
        return Optional.empty();
    }
}
