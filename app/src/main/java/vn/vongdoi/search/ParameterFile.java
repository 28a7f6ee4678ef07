package vn.vongdoi.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchParameter.Kind;

/** Reads {@code search/parameters-r4.csv}, whose head explains its columns. */
final class ParameterFile {
    private static final String FILE = "/search/parameters-r4.csv";
    private static final int COLUMNS = 8;
    private static final String EVERY_TYPE = "Resource";
    private static final String OTHERWISE = " | otherwise:";

    /** One path to codes of one system. */
    private static final Pattern IMPLIED = Pattern.compile("[^|]+:code=\\S+");
    /** One field of the resource itself. */
    private static final Pattern FIELD = Pattern.compile("(\\w+):\\w+(?:=\\S+)?");

    private ParameterFile() {}

    /** A parameter and how to come to its values, which is read when its type is first met. */
    record Row(SearchParameter parameter, String paths, String components) {
        void addTo(Trie trie) {
            if (parameter.kind() == Kind.COMPOSITE) {
                var parts = Arrays.stream(components.split(" \\$ ", -1))
                        .map(Component::of)
                        .toList();
                for (var base : paths.split(" \\| ", -1)) trie.add(Path.steps(base), parts, parameter);
                return;
            }
            var otherwise = paths.indexOf(OTHERWISE);
            for (var path : Path.all(otherwise < 0 ? paths : paths.substring(0, otherwise))) trie.add(path, parameter);
            if (otherwise >= 0) trie.otherwise(parameter, paths.substring(otherwise + OTHERWISE.length()));
        }
    }

    static List<Row> rows() {
        var in = ParameterFile.class.getResourceAsStream(FILE);
        if (in == null) throw new IllegalStateException("no file " + FILE);
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1) // the names of the columns
                    .map(ParameterFile::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No cell has a comma, so that none is quoted. */
    private static Row row(String line) {
        var cells = line.split(",", -1);
        if (cells.length != COLUMNS) throw new IllegalStateException(FILE + ": " + cells.length + " cells in " + line);
        var type =
                cells[1].equals(EVERY_TYPE) ? null : ResourceType.find(cells[1]).orElseThrow();
        var parameter = new SearchParameter(
                Integer.parseInt(cells[0]),
                type,
                cells[2],
                Kind.of(cells[3]),
                targets(cells[5]),
                kinds(cells[6]),
                cells[7],
                isCanonical(Kind.of(cells[3]), cells[4]),
                IMPLIED.matcher(cells[4]).matches(),
                type != null && isMandatory(type, cells[4]));
        return new Row(parameter, cells[4], cells[6]);
    }

    private static boolean isMandatory(ResourceType type, String paths) {
        var field = FIELD.matcher(paths);
        return field.matches() && type.requires(field.group(1));
    }

    private static List<Kind> kinds(String components) {
        if (components.isEmpty()) return List.of();
        return Arrays.stream(components.split(" \\$ ", -1)).map(Component::kind).toList();
    }

    private static boolean isCanonical(Kind kind, String paths) {
        return kind == Kind.REFERENCE
                && Arrays.stream(paths.split(" \\| "))
                        .allMatch(path -> path.endsWith(":canonical") || path.endsWith(":uri"));
    }

    private static Set<ResourceType> targets(String names) {
        var targets = EnumSet.noneOf(ResourceType.class);
        if (names.isEmpty() || names.equals("*")) return targets;
        for (var name : names.split(" ")) targets.add(ResourceType.find(name).orElseThrow());
        return targets;
    }
}
