package vn.vongdoi.claims;

import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claims.EncounterReport.Status;

/**
 * Writes the answer as JSON while it is being made, file by file: a year of claims is answered in the memory of one
 * file. The form is a contract, see the README; the totals come with {@link #close}.
 */
public final class ReportWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final Totals totals = new Totals();

    /** @param out is closed with the writer */
    public ReportWriter(OutputStream out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeArrayPropertyStart("files");
    }

    public void write(FileReport file) {
        totals.add(file);
        json.writeStartObject();
        json.writeStringProperty("path", file.path());
        json.writeStringProperty("status", file.readable() ? "read" : "unreadable");
        file.problem().ifPresent(problem -> {
            json.writeStringProperty("problem", problem.kind());
            json.writeStringProperty("message", problem.message());
        });
        json.writeArrayPropertyStart("encounters");
        for (var encounter : file.encounters()) {
            json.writeStartObject();
            json.writeStringProperty("maLk", encounter.maLk());
            json.writeStringProperty("status", encounter.status().word());
            write(json, "issues", encounter.issues());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.writeObjectPropertyStart("totals");
        json.writeNumberProperty("files", totals.files());
        json.writeNumberProperty("unreadable", totals.unreadable());
        for (var status : Status.values()) json.writeNumberProperty(status.word(), totals.count(status));
        json.writeEndObject();
        json.writeEndObject();
        json.close();
    }

    /** Issues as they stand in reports and beside the kept original. */
    static void write(JsonGenerator json, String name, List<Issue> issues) {
        json.writeArrayPropertyStart(name);
        for (var issue : issues) {
            json.writeStartObject();
            json.writeStringProperty("table", issue.table());
            json.writeNumberProperty("row", issue.row());
            json.writeStringProperty("field", issue.field());
            json.writeStringProperty("value", issue.value());
            json.writeStringProperty("rule", issue.rule());
            json.writeStringProperty("severity", issue.severity().word());
            json.writeStringProperty("message", issue.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
