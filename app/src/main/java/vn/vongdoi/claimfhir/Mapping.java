package vn.vongdoi.claimfhir;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.CodeSystem;

/**
 * Where the fields of one XML table stand in FHIR: {@code claimfhir/XMLn.csv} with the columns when (the kind of row,
 * empty for all), resource, element, form, field. An element with {@code !} is mandatory in R4: with nothing to
 * say it says that it is unknown. The first line that names a field is where it is read back from;
 * later ones are copies. The element {@code extension} takes fields that R4 has no element for; an element with
 * {@code #} is a column of the store.
 */
final class Mapping {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();
    static final String EXTENSION = "extension";

    private static final Map<TableKind, Mapping> ALL = readAll();

    private final TableKind kind;
    private final List<Line> lines;
    private final Map<String, Map<RowKind, Plan>> plans = new LinkedHashMap<>();

    /** @param field of the table; empty for what no field tells */
    record Line(String when, String resource, String element, String form, String field) {
        boolean holdsFor(RowKind row) {
            return when.isEmpty() || when.equals(row.name().toLowerCase(Locale.ROOT));
        }
    }

    private Mapping(TableKind kind, List<Line> lines) {
        this.kind = kind;
        this.lines = lines;
        for (var row : RowKind.values()) {
            var holding = lines.stream().filter(line -> line.holdsFor(row)).toList();
            for (var resource : holding.stream().map(Line::resource).distinct().toList()) {
                plans.computeIfAbsent(resource, _ -> new EnumMap<>(RowKind.class))
                        .put(row, Plan.of(kind, resource, holding));
            }
        }
    }

    static Mapping of(TableKind kind) {
        var mapping = ALL.get(kind);
        if (mapping == null) throw new IllegalStateException("no mapping of " + kind);
        return mapping;
    }

    Plan plan(String resource, RowKind row) {
        var plan = plans.getOrDefault(resource, Map.of()).get(row);
        if (plan == null) throw new IllegalStateException(kind + " has no " + resource + " for a row " + row);
        return plan;
    }

    /** The resource that a row of the table is, for tables of which every row is one. */
    String resource() {
        return lines.getFirst().resource();
    }

    List<Line> lines() {
        return lines;
    }

    static Form form(String text, String field) {
        var words = text.split(" ", 2);
        var rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "text" -> new Form.Text();
            case "minute" -> new Form.Minute();
            case "day" -> new Form.Day();
            case "minute!" -> new Form.Mandatory(new Form.Minute());
            case "day!" -> new Form.Mandatory(new Form.Day());
            case "number" -> new Form.Number();
            case "money" -> new Form.Money();
            case "coding" -> new Form.Coding(CodeSystem.named(rest));
            case "logical" -> new Form.Logical(CodeSystem.named(rest));
            case "local" -> new Form.Local(CodeSystem.named(rest));
            case "section" -> new Form.Section(field, rest);
            case "fixed" -> new Form.Fixed(rest);
            case "fixed-coding" -> new Form.FixedCoding(rest.split(" ")[0], rest.split(" ")[1]);
            case "given" -> new Form.Of(Given.of(rest));
            case "facility" -> new Form.Facility();
            case "condition" -> new Form.Condition();
            case "same" -> new Form.Same(rest.isEmpty() ? field : rest);
            default -> throw new IllegalArgumentException("unknown form: " + text);
        };
    }

    private static Map<TableKind, Mapping> readAll() {
        var all = new EnumMap<TableKind, Mapping>(TableKind.class);
        for (var kind : TableKind.list()) all.put(kind, new Mapping(kind, read(kind)));
        return all;
    }

    private static List<Line> read(TableKind kind) {
        var file = "/claimfhir/" + kind + ".csv";
        var in = Mapping.class.getResourceAsStream(file);
        if (in == null) throw new IllegalStateException("no file " + file);
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            var lines = new ArrayList<Line>();
            for (var line : parser) lines(line).forEach(lines::add);
            return List.copyOf(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    /** Several fields may share a line that goes to the extension. */
    private static Stream<Line> lines(CSVRecord line) {
        if (!line.isConsistent())
            throw new IllegalArgumentException("line " + line.getRecordNumber() + " is too short");
        var fields = line.get("field").split(" ", -1);
        return Arrays.stream(fields)
                .map(field ->
                        new Line(line.get("when"), line.get("resource"), line.get("element"), line.get("form"), field));
    }
}
