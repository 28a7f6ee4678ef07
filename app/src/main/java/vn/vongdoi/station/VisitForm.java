package vn.vongdoi.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import vn.vongdoi.claimfile.ClaimWriter;

/**
 * What was typed about a visit, kept as typed so that nobody types it twice.
 *
 * @param fields single ones by name
 * @param medicines prescribed; empty lines are left out
 * @param services besides what is done
 */
public record VisitForm(Map<String, String> fields, List<Line> medicines, List<Line> services) {
    /**
     * A line of the prescription or of the services.
     *
     * @param item label of the item in the catalogue
     */
    public record Line(String item, String quantity, String dose) {
        boolean isEmpty() {
            return item.isEmpty() && quantity.isEmpty();
        }
    }

    public VisitForm {
        fields = Map.copyOf(fields);
        medicines = List.copyOf(medicines);
        services = List.copyOf(services);
    }

    static VisitForm of(MultiValueMap<String, String> typed) {
        var fields = new HashMap<String, String>();
        typed.forEach((name, values) -> {
            if (!values.isEmpty() && !name.startsWith("medicine") && !name.startsWith("service"))
                fields.put(name, clean(values.getFirst()));
        });
        return new VisitForm(fields, lines(typed, "medicine"), lines(typed, "service"));
    }

    /** Empty when nothing was typed. */
    public String typed(String field) {
        return fields.getOrDefault(field, "");
    }

    /** Whether what must be known of the person is; the rest seldom changes. */
    public boolean knowsPerson() {
        return Stream.of("name", "birth", "sex", "address", "entitlement")
                .noneMatch(field -> typed(field).isEmpty());
    }

    VisitForm with(String field, String value) {
        var changed = new HashMap<>(fields);
        changed.put(field, value);
        return new VisitForm(changed, medicines, services);
    }

    private static List<Line> lines(MultiValueMap<String, String> typed, String kind) {
        var lines = new ArrayList<Line>();
        var items = typed.getOrDefault(kind, List.of());
        for (var i = 0; i < items.size(); i++) {
            var line = new Line(clean(items.get(i)), at(typed, kind + "Quantity", i), at(typed, kind + "Dose", i));
            if (!line.isEmpty()) lines.add(line);
        }
        return lines;
    }

    /** Word's line break and the like come along with what is pasted; XML cannot hold them. */
    private static String clean(String typed) {
        return ClaimWriter.isXml(typed)
                ? typed.strip()
                : typed.replaceAll("[\\p{Cc}\\p{Cs}&&[^\t\n\r]]|[\uFFFE\uFFFF]", " ")
                        .strip();
    }

    private static String at(MultiValueMap<String, String> typed, String name, int place) {
        var values = typed.getOrDefault(name, List.of());
        return place < values.size() ? clean(values.get(place)) : "";
    }
}
