package vn.vongdoi.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * How a door for machines tells of failures, where its own standard says how.
 *
 * @param prefix of the paths it is for
 */
public record FailureForm(String prefix, Writing writing) {

    /** Writes the answer for an HTTP status and what is to be said of it. */
    @FunctionalInterface
    public interface Writing {
        void write(
                int status, String vietnamese, String english, HttpServletRequest request, HttpServletResponse response)
                throws IOException;
    }
}
