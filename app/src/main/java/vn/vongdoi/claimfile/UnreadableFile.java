package vn.vongdoi.claimfile;

import java.io.IOException;

/** A file nothing can be taken from. The message is Vietnamese and tells the sender what to do. */
public final class UnreadableFile extends IOException {
    private final Category category;

    UnreadableFile(Category category, String message) {
        super(message);
        this.category = category;
    }

    UnreadableFile(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public Category category() {
        return category;
    }

    public enum Category {
        /** The file could not be opened at all. */
        MISSING("missing"),
        /** A PDF, a spreadsheet, a web page …: not XML. */
        WRONG_TYPE("wrong-type"),
        /** XML or an archive with broken syntax. */
        MALFORMED("malformed"),
        /** Beyond a limit of {@link Limits}. */
        TOO_LARGE("too-large"),
        /** A DOCTYPE or an entity that is not one of XML's five. */
        ENTITIES("entities"),
        /** Bytes that are not UTF-8. */
        ENCODING("encoding"),
        /** Sound XML, but no GIAMDINHHS with facility and date. */
        NOT_A_CLAIM_FILE("not-a-claim-file"),
        /** The file ends before the document does. */
        TRUNCATED("truncated");

        private final String word;

        Category(String word) {
            this.word = word;
        }

        /** The stable name used in reports. */
        public String word() {
            return word;
        }
    }
}
