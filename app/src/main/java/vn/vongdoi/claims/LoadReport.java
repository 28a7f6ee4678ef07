package vn.vongdoi.claims;

import java.io.OutputStream;
import java.util.List;
import vn.vongdoi.claims.EncounterReport.Status;

/** The answer for one upload, all its files together. */
public record LoadReport(List<FileReport> files) {
    public LoadReport {
        files = List.copyOf(files);
    }

    public long count(Status status) {
        return files.stream().mapToLong(f -> f.count(status)).sum();
    }

    void writeJson(OutputStream out) {
        try (var writer = new ReportWriter(out)) {
            files.forEach(writer::write);
        }
    }
}
