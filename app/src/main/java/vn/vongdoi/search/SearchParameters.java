package vn.vongdoi.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.ParameterFile.Row;

/** All search parameters of R4, read once from {@code search/parameters-r4.csv}. */
public final class SearchParameters {
    private static final Map<ResourceType, Map<String, SearchParameter>> BY_TYPE = new EnumMap<>(ResourceType.class);
    private static final List<SearchParameter> ALL = new ArrayList<>();
    private static final Map<SearchParameter, Row> ROWS = new HashMap<>();
    /** Made when first asked for: a server meets few of the types, and starts sooner. */
    private static final AtomicReferenceArray<@Nullable Trie> TRIES =
            new AtomicReferenceArray<>(ResourceType.values().length);

    static {
        for (var type : ResourceType.values()) BY_TYPE.put(type, new TreeMap<>());
        for (var row : ParameterFile.rows()) {
            var parameter = row.parameter();
            ROWS.put(parameter, row);
            ALL.add(parameter);
            for (var type : parameter.type().map(List::of).orElse(List.of(ResourceType.values()))) {
                byCode(type).put(parameter.code(), parameter);
            }
        }
    }

    private SearchParameters() {}

    /** The parameter of that code, the ones of every type among them. */
    public static Optional<SearchParameter> find(ResourceType type, String code) {
        return Optional.ofNullable(byCode(type).get(code));
    }

    /** All of a type, by code. */
    public static List<SearchParameter> of(ResourceType type) {
        return List.copyOf(byCode(type).values());
    }

    static List<SearchParameter> all() {
        return List.copyOf(ALL);
    }

    static Trie trie(ResourceType type) {
        var known = TRIES.get(type.ordinal());
        if (known != null) return known;
        var trie = new Trie();
        for (var parameter : byCode(type).values()) row(parameter).addTo(trie);
        TRIES.set(type.ordinal(), trie);
        return trie;
    }

    private static Row row(SearchParameter parameter) {
        var row = ROWS.get(parameter);
        if (row == null) throw new IllegalStateException("not of the file: " + parameter);
        return row;
    }

    private static Map<String, SearchParameter> byCode(ResourceType type) {
        var parameters = BY_TYPE.get(type);
        if (parameters == null) throw new IllegalStateException("every type has parameters");
        return parameters;
    }
}
