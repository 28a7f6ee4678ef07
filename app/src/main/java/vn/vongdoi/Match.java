package vn.vongdoi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import vn.vongdoi.csv.Unreadable;
import vn.vongdoi.match.Field;
import vn.vongdoi.match.MatchFile;
import vn.vongdoi.match.Matcher;
import vn.vongdoi.match.Outcome;
import vn.vongdoi.match.Pair;

/**
 * {@code match}: who is who in a CSV file of any columns, without a database.
 *
 * @param key the column that names a record
 * @param columns of each field, read one after the other
 * @param out gets {@code left,right,score,outcome}, the likeliest first
 */
record Match(String key, Map<Field, List<String>> columns, Path file, Path out) implements Command {
    static final Set<String> OPTIONS = Set.of("key", "columns", "out");

    private static final String USAGE =
            "match --key COLUMN --columns name=COLUMN+COLUMN,birth=COLUMN,… --out PAIRS.csv FILE.csv";

    static Match of(Arguments arguments) {
        if (arguments.rest().size() != 1) throw new Arguments.Misused(USAGE);
        return new Match(
                needed(arguments, "key").toLowerCase(Locale.ROOT),
                columns(needed(arguments, "columns")),
                Path.of(arguments.rest().getFirst()),
                Path.of(needed(arguments, "out")));
    }

    private static String needed(Arguments arguments, String option) {
        return arguments.find(option).orElseThrow(() -> new Arguments.Misused(USAGE));
    }

    private static Map<Field, List<String>> columns(String text) {
        var columns = new EnumMap<Field, List<String>>(Field.class);
        for (var part : text.split(",")) {
            var equals = part.indexOf('=');
            if (equals < 0) throw new Arguments.Misused("--columns: cần / needs field=column, got " + part);
            try {
                var names = List.of(part.substring(equals + 1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .split("\\+"));
                columns.put(Field.of(part.substring(0, equals).strip()), names);
            } catch (IllegalArgumentException e) {
                throw new Arguments.Misused("--columns: " + part + ": " + e.getMessage());
            }
        }
        return columns;
    }

    @Override
    public int run() {
        try {
            var records = MatchFile.read(file, key, columns);
            var counts = write(records.keys(), Matcher.of(records.told()));
            counts.forEach((outcome, pairs) -> System.out.println(outcome.word() + ": " + pairs));
            return DONE;
        } catch (Unreadable | IllegalArgumentException e) {
            System.err.println(file + ": " + e.getMessage());
            return UNREADABLE;
        } catch (IOException e) {
            System.err.println("Không đọc hoặc ghi được tệp / a file could not be read or written: " + e.getMessage());
            return FAILED;
        }
    }

    private Map<Outcome, Integer> write(List<String> keys, Matcher matcher) throws IOException {
        var line = new ProgressLine();
        var pairs = new ArrayList<Pair>();
        matcher.pairs(pairs::add, done -> line.show("So sánh", done, keys.size()));
        pairs.sort(Pair.LIKELIEST_FIRST);
        var counts = new TreeMap<Outcome, Integer>();
        var format =
                CSVFormat.RFC4180.builder().setRecordSeparator('\n').setHeader("left", "right", "score", "outcome");
        try (var csv = new CSVPrinter(Files.newBufferedWriter(out), format.get())) {
            for (var pair : pairs) {
                counts.merge(pair.outcome(), 1, Integer::sum);
                csv.printRecord(
                        keys.get(pair.left()),
                        keys.get(pair.right()),
                        String.format(Locale.ROOT, "%.2f", pair.score()),
                        pair.outcome().word());
            }
        }
        line.end("Đã so sánh " + keys.size() + " dòng / records compared");
        return counts;
    }
}
