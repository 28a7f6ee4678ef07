package vn.vongdoi.registers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.csv.CsvFile;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Issue.Severity;
import vn.vongdoi.csv.Row;
import vn.vongdoi.csv.Unreadable;
import vn.vongdoi.record.Records;
import vn.vongdoi.registers.Register.Told;
import vn.vongdoi.registers.RegisterReport.Status;

/**
 * One loading of one file. The file is read twice: first whole without writing anything (a wrong encoding or a missing
 * column must not leave half a register behind), then in batches, each one transaction.
 */
final class RegisterLoad<T> {
    private static final int BATCH = 2_000;

    private final RegisterKind kind;
    private final Register<T> register;
    private final Records records;
    private final Path path;

    private final Repeats repeats = new Repeats();
    private final List<Told<T>> batch = new ArrayList<>(BATCH);
    private final List<Issue> issues = new ArrayList<>();
    private long issuesLeftOut;
    private long rows;
    private long loaded;
    private long unchanged;
    private long rejected;

    RegisterLoad(RegisterKind kind, Register<T> register, Records records, Path path) {
        this.kind = kind;
        this.register = register;
        this.records = records;
        this.path = path;
    }

    RegisterReport run() {
        try {
            look();
            load();
            return report(Status.READ, null);
        } catch (Unreadable e) {
            return report(Status.UNREADABLE, e.getMessage());
        } catch (IOException e) {
            return report(Status.UNREADABLE, "Không đọc được tệp: " + e.getMessage() + " / Cannot read the file.");
        }
    }

    private void look() throws IOException {
        try (var file = new CsvFile(path, register.required())) {
            for (var row = file.next(); row.isPresent(); row = file.next())
                repeats.note(register.key(row.get()).text());
            repeats.sort();
            for (var column : file.columns()) {
                if (register.required().contains(column) || register.optional().contains(column)) continue;
                keep(new Issue(1, column, "", Severity.WARN, "Cột này không thuộc sổ, đã bỏ qua"));
            }
        }
    }

    private void load() throws IOException {
        try (var file = new CsvFile(path, register.required())) {
            for (var row = file.next(); row.isPresent(); row = file.next()) {
                rows++;
                take(row.get());
                if (batch.size() == BATCH) save();
            }
            save();
        }
    }

    private void take(Row row) {
        var key = register.key(row);
        if (repeats.same(key.text(), row)) {
            unchanged++;
            return;
        }
        repeats.earlier(key.text()).ifPresent(line -> {
            row.reject(
                    key.column(),
                    row.cell(key.column()),
                    "Trùng khóa với dòng " + line + " nhưng nội dung khác: chỉ dòng đầu được nhận");
        });
        var value = row.rejected() ? null : register.read(row).orElse(null);
        if (value == null) {
            reject(row);
            return;
        }
        repeats.accept(key.text(), row);
        batch.add(new Told<>(row, value));
    }

    private void save() {
        if (batch.isEmpty()) return;
        int told = records.write(writing -> register.save(batch, writing));
        var good = 0;
        for (var row : batch) {
            if (row.row().rejected()) {
                reject(row.row());
            } else {
                row.row().issues().forEach(this::keep);
                good++;
            }
        }
        loaded += told;
        unchanged += good - told;
        batch.clear();
    }

    private void reject(Row row) {
        rejected++;
        row.issues().forEach(this::keep);
    }

    private void keep(Issue issue) {
        if (issues.size() < RegisterReport.ISSUES_KEPT) issues.add(issue);
        else issuesLeftOut++;
    }

    private RegisterReport report(Status status, @Nullable String message) {
        issues.sort(Comparator.comparingLong(Issue::line));
        return new RegisterReport(
                kind, path.toString(), status, message, rows, loaded, unchanged, rejected, issues, issuesLeftOut);
    }
}
