package vn.vongdoi.analytics;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.page.Language;

/** One sentence or name in both languages. */
public record Text(String vi, String en) {
    public Text {
        if (vi.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(
                    "a text is needed in both languages, got vi '" + vi + "', en '" + en + "'");
        }
        vi = vi.strip();
        en = en.strip();
    }

    /**
     * Reads {@code {vi: …, en: …}} of a rule file.
     *
     * @throws IllegalArgumentException when a language is missing
     */
    public static Text of(@Nullable Object map) {
        if (!(map instanceof Map<?, ?> texts)) {
            throw new IllegalArgumentException("expected a text {vi: …, en: …}, got " + map);
        }
        return new Text(String.valueOf(texts.get("vi")), String.valueOf(texts.get("en")));
    }

    public String in(Language language) {
        return language.pick(vi, en);
    }
}
