package vn.vongdoi.claimfhir;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.record.Draft;

/**
 * What the store promotes of a row: {@code #start} and {@code #end} (the first that is told; the visit's arrival for a
 * start), {@code #category}, {@code #code}, {@code #value}, {@code #unit}. The status is the resource's own.
 */
final class StoreColumns {
    private final int[] starts;
    private final int[] ends;
    private final List<Coded> codes;
    private final int category;
    private final String fixedCategory;
    private final int value;
    private final int unit;
    private final String fixedUnit;
    private final Form status;

    private record Coded(
            CodeSystem system, int place, @Nullable String fixed) {}

    private StoreColumns(Builder of, Layout layout, Form status) {
        starts = of.starts.stream().mapToInt(layout::place).toArray();
        ends = of.ends.stream().mapToInt(layout::place).toArray();
        codes = of.codes.stream().map(line -> coded(line, layout)).toList();
        category = of.category.isEmpty() ? -1 : layout.place(of.category);
        fixedCategory = of.fixedCategory;
        value = of.value.isEmpty() ? -1 : layout.place(of.value);
        unit = of.unit.isEmpty() ? -1 : layout.place(of.unit);
        fixedUnit = of.fixedUnit;
        this.status = status;
    }

    private static Coded coded(Mapping.Line line, Layout layout) {
        var words = line.form().split(" ");
        var system = CodeSystem.named(words[1]);
        return line.field().isEmpty()
                ? new Coded(system, -1, words[2])
                : new Coded(system, layout.place(line.field()), null);
    }

    Draft draft(Source source, Resource resource) {
        var row = source.row();
        var start = first(source, starts);
        var columns = source.visit()
                .columns()
                .during(start == null ? source.visit().in() : start, first(source, ends))
                .status(status(source))
                .category(category < 0 ? fixedCategory : row.text(category));
        var tokens = new ArrayList<String>(codes.size());
        for (var code : codes) {
            var text = code.fixed() != null ? code.fixed() : row.text(code.place());
            for (var member : text.indexOf(';') < 0 ? new String[] {text} : text.split(";")) {
                var token = code.system().token(member.strip());
                if (!member.isBlank() && !tokens.contains(token)) tokens.add(token);
            }
        }
        var amount = value >= 0 && Form.Number.isOne(row.text(value))
                ? Optional.of(Form.Number.of(row.text(value)).doubleValue())
                : Optional.<Double>empty();
        return columns.codes(tokens)
                .value(amount, unit < 0 ? fixedUnit : row.text(unit))
                .of(resource);
    }

    private String status(Source source) {
        return switch (status) {
            case Form.Fixed fixed -> fixed.words();
            case Form.Of given -> given.given().word(source);
            default -> throw new IllegalStateException("a status must be fixed or given");
        };
    }

    private static @Nullable LocalDateTime first(Source source, int[] places) {
        for (var place : places) {
            var text = source.row().text(place);
            if (Formats.isMinute(text)) return Formats.minute(text).orElseThrow();
            if (Formats.isDay(text)) return Formats.day(text).orElseThrow().atStartOfDay();
        }
        return null;
    }

    static final class Builder {
        private final List<String> starts = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();
        private final List<Mapping.Line> codes = new ArrayList<>();
        private String category = "";
        private String fixedCategory = "";
        private String value = "";
        private String unit = "";
        private String fixedUnit = "";

        void add(Mapping.Line line) {
            switch (line.element()) {
                case "#start" -> starts.add(line.field());
                case "#end" -> ends.add(line.field());
                case "#code" -> codes.add(line);
                case "#category" -> {
                    if (line.field().isEmpty()) fixedCategory = line.form().substring("fixed ".length());
                    else category = line.field();
                }
                case "#value" -> value = line.field();
                case "#unit" -> {
                    if (line.field().isEmpty()) fixedUnit = line.form().substring("fixed ".length());
                    else unit = line.field();
                }
                default -> throw new IllegalArgumentException("unknown column: " + line.element());
            }
        }

        StoreColumns build(Layout layout, List<Mapping.Line> lines, String resource) {
            var status = lines.stream()
                    .filter(line ->
                            line.resource().equals(resource) && line.element().equals("status"))
                    .map(line -> Mapping.form(line.form(), ""))
                    .findFirst()
                    .orElse(new Form.Fixed(""));
            return new StoreColumns(this, layout, status);
        }
    }
}
