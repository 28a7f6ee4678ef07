package vn.vongdoi.claims;

import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.vongdoi.claims.EncounterReport.Status;

/** The answer for everything that was handed in at once; its JSON is a contract, see the README. */
public record LoadReport(List<FileReport> files) {
    private static final JsonFactory FACTORY = new JsonFactory();

    public LoadReport {
        files = List.copyOf(files);
    }

    /** Every file could be read; its encounters may still have been rejected. */
    public boolean readable() {
        return files.stream().allMatch(FileReport::readable);
    }

    public long count(Status status) {
        return files.stream().mapToLong(f -> f.count(status)).sum();
    }

    public void writeJson(OutputStream out) {
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("files");
            for (var file : files) write(json, file);
            json.writeEndArray();
            json.writeObjectPropertyStart("totals");
            json.writeNumberProperty("files", files.size());
            json.writeNumberProperty("unreadable", files.stream().filter(f -> !f.readable()).count());
            for (var status : Status.values()) json.writeNumberProperty(status.word(), count(status));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, FileReport file) {
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
