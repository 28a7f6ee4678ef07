package vn.vongdoi.page;

/**
 * What a caller can do something about, told in both languages: what was expected, what came, what to do. The category
 * alone decides the HTTP status. Everything that is not a Problem is a fault of ours and shows as 500 without details.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a request cannot be done, with the HTTP status it answers. */
    public enum Category {
        INVALID(400),
        SIGN_IN_NEEDED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        /** What was to be sent along is missing. */
        UNMET(412),
        TOO_LARGE(413),
        WRONG_FORMAT(415),
        TOO_MANY(429),
        NOT_READY(503);

        private final int status;

        Category(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Category category;
    private final String vietnamese;
    private final String english;

    public Problem(Category category, String vietnamese, String english) {
        super(vietnamese + " / " + english);
        this.category = category;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public static Problem invalid(String vietnamese, String english) {
        return new Problem(Category.INVALID, vietnamese, english);
    }

    public static Problem forbidden(String vietnamese, String english) {
        return new Problem(Category.FORBIDDEN, vietnamese, english);
    }

    public static Problem notFound(String vietnamese, String english) {
        return new Problem(Category.NOT_FOUND, vietnamese, english);
    }

    public static Problem conflict(String vietnamese, String english) {
        return new Problem(Category.CONFLICT, vietnamese, english);
    }

    public Category category() {
        return category;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return english;
    }
}
