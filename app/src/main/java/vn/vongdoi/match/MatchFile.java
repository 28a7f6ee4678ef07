package vn.vongdoi.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.vongdoi.csv.CsvFile;

/**
 * The records of a CSV file of any columns.
 *
 * @param keys what the file calls each
 * @param told what each tells, in the same order
 */
public record MatchFile(List<String> keys, List<Map<Field, String>> told) {

    /**
     * @param columns of each field, read one after the other
     * @throws vn.vongdoi.csv.Unreadable when it is not such a file, or lacks a column
     */
    public static MatchFile read(Path file, String key, Map<Field, List<String>> columns) throws IOException {
        var needed = new LinkedHashSet<>(List.of(key));
        columns.values().forEach(needed::addAll);
        var keys = new ArrayList<String>();
        var told = new ArrayList<Map<Field, String>>();
        try (var csv = new CsvFile(file, needed)) {
            for (var row = csv.next(); row.isPresent(); row = csv.next()) {
                var one = row.get();
                keys.add(one.cell(key));
                var fields = new EnumMap<Field, String>(Field.class);
                columns.forEach((field, names) -> {
                    var text = names.stream().map(one::cell).collect(Collectors.joining(" "));
                    if (!text.isBlank()) fields.put(field, text);
                });
                told.add(fields);
            }
        }
        return new MatchFile(keys, told);
    }
}
