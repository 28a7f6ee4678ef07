package vn.vongdoi.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure tells the reader: the problem's own words, else those that belong to its HTTP status. */
public record Says(@Nullable Problem problem, int status) {
    private static final Set<Integer> WORDED = Set.of(400, 401, 403, 404, 405, 413, 415, 429, 503);

    /** Headline of the page. */
    public String title(Frame frame) {
        return frame.text("page.error." + worded() + ".title");
    }

    public String text(Frame frame) {
        return problem == null ? frame.text(key()) : frame.language().pick(problem.vietnamese(), problem.english());
    }

    String text(Texts texts, Language language) {
        return problem == null ? texts.text(language, key()) : language.pick(problem.vietnamese(), problem.english());
    }

    private String key() {
        return "page.error." + worded();
    }

    private int worded() {
        return WORDED.contains(status) ? status : status >= 500 ? 500 : 400;
    }
}
