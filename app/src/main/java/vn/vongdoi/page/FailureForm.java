package vn.vongdoi.page;

/**
 * How a door for machines tells of failures, where its own standard says how.
 *
 * @param prefix of the paths it is for
 */
public record FailureForm(String prefix, String contentType, Body body) {

    /** Writes the answer for an HTTP status and what is to be said of it. */
    @FunctionalInterface
    public interface Body {
        byte[] of(int status, String vietnamese, String english);
    }
}
