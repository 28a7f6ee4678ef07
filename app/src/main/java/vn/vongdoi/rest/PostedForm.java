package vn.vongdoi.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import vn.vongdoi.fhir.Issue;

/**
 * The form of a posted search. Read here and not by the servlet container, which drops what it cannot decode, mixes form
 * and URL, and breaks off at its own limits with an answer of its own.
 */
final class PostedForm {
    private static final int MOST_MB = 2;
    private static final int MOST = MOST_MB << 20;

    private PostedForm() {}

    static List<Map.Entry<String, String>> read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new Fault(
                    413,
                    Issue.Code.TOO_LONG,
                    "Một biểu mẫu tìm kiếm nhận tối đa " + MOST_MB + " MB.",
                    "The form of a search takes at most " + MOST_MB + " MB.");
        }
        try {
            return Criteria.parse(UrlText.utf8(bytes));
        } catch (CharacterCodingException e) {
            throw Fault.invalid("Biểu mẫu không phải là UTF-8.", "The form is not UTF-8.");
        }
    }
}
