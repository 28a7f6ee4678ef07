package vn.vongdoi.simulator;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Test results: within the usual range, or where the disease pushes them; a person's values drift, not jump. */
final class Laboratory {

    private record Range(
            String index,
            String unit,
            double low,
            double high,
            int decimals,
            String shiftedBy,
            double shiftedLow,
            double shiftedHigh) {

        String value(List<String> codes, double place) {
            boolean shifted = !shiftedBy.isEmpty() && codes.stream().anyMatch(code -> code.startsWith(shiftedBy));
            double from = shifted ? shiftedLow : low;
            double to = shifted ? shiftedHigh : high;
            return String.format(Locale.ROOT, "%." + decimals + "f", from + (to - from) * place);
        }
    }

    private final long seed;
    private final Map<String, List<Range>> ranges = new HashMap<>();

    Laboratory(long seed) {
        this.seed = seed;
        for (var row : Resource.rows("simulator/results.csv")) {
            ranges.computeIfAbsent(row.get("service"), key -> new ArrayList<>())
                    .add(new Range(
                            row.get("index"),
                            row.get("unit"),
                            Double.parseDouble(row.get("low")),
                            Double.parseDouble(row.get("high")),
                            Integer.parseInt(row.get("decimals")),
                            row.get("shift"),
                            number(row.get("shifted_low")),
                            number(row.get("shifted_high"))));
        }
    }

    private static double number(String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    List<Encounter.Finding> findings(
            Service service, Person person, List<String> codes, LocalDateTime at, StaffMember reader, Dice dice) {
        List<Range> measured = ranges.getOrDefault(service.key(), List.of());
        if (measured.isEmpty()) {
            return List.of(described(service, codes, at, reader));
        }
        var findings = new ArrayList<Encounter.Finding>();
        for (Range range : measured) {
            double usual = Dice.of(seed, range.index(), person.index()).unit();
            String value = range.value(codes, 0.75 * usual + 0.25 * dice.unit());
            findings.add(new Encounter.Finding(
                    service.code(), range.index(), range.index(), value, range.unit(), "", "", at, reader));
        }
        return findings;
    }

    private static Encounter.Finding described(
            Service service, List<String> codes, LocalDateTime at, StaffMember reader) {
        boolean suspected = service.key().equals("afb") && codes.getFirst().startsWith("A15")
                || service.key().equals("flu") && codes.getFirst().startsWith("J11");
        String conclusion = service.group() == 1 ? (suspected ? "Dương tính" : "Âm tính") : "Theo dõi lâm sàng";
        String description = service.group() == 1
                ? "Xét nghiệm định tính"
                : "Hình ảnh hoặc đường ghi rõ, không thấy bất thường cấp tính";
        return new Encounter.Finding(service.code(), "", service.name(), "", "", description, conclusion, at, reader);
    }
}
