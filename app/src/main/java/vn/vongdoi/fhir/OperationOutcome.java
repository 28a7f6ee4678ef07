package vn.vongdoi.fhir;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The answer FHIR gives about a request: Vietnamese for the reader in {@code details.text}, English for the developer in
 * {@code diagnostics}.
 */
public final class OperationOutcome {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Issue NOTHING_TO_SAY = new Issue(
            Issue.Severity.INFORMATION, Issue.Code.INFORMATIONAL, "", "Không có lỗi nào.", "No issues found.");

    private OperationOutcome() {}

    /** The JSON of an OperationOutcome; without issues it says that there are none. */
    public static byte[] of(List<Issue> issues) {
        var out = new ByteArrayOutputStream(512);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("resourceType", "OperationOutcome");
            json.writeName("issue");
            json.writeStartArray();
            for (var issue : issues.isEmpty() ? List.of(NOTHING_TO_SAY) : issues) write(issue, json);
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void write(Issue issue, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("severity", issue.severity().word());
        json.writeStringProperty("code", issue.code().word());
        json.writeName("details");
        json.writeStartObject();
        json.writeStringProperty("text", legible(issue.vietnamese()));
        json.writeEndObject();
        json.writeStringProperty("diagnostics", legible(issue.english()));
        if (!issue.expression().isEmpty()) {
            json.writeName("expression");
            json.writeStartArray();
            json.writeString(legible(issue.expression()));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** What was sent is quoted, and may hold what neither XML nor UTF-8 can carry. */
    private static String legible(String text) {
        if (Form.isText(text)) return text;
        return text.codePoints()
                .map(c -> c == '\n' || Form.isText(Character.toString(c)) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
