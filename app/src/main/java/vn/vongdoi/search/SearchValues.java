package vn.vongdoi.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.fhir.ResourceType;

/** All values of a resource that a search can ask for, each with its parameter; a value may stand there twice. */
public final class SearchValues {
    private SearchParameter[] parameters = new SearchParameter[32];
    private SearchValue[] values = new SearchValue[32];
    private int size;

    private SearchValues() {}

    /**
     * Contained resources are not looked into.
     *
     * @throws vn.vongdoi.page.Problem when the resource is not FHIR R4 where a parameter looks: a date that is none
     */
    public static SearchValues of(ResourceType type, JsonNode resource) {
        var found = new SearchValues();
        var trie = SearchParameters.trie(type);
        trie.walk(resource, resource, found::add);
        trie.rest(found);
        return found;
    }

    public int size() {
        return size;
    }

    public void forEach(BiConsumer<? super SearchParameter, ? super SearchValue> action) {
        for (var i = 0; i < size; i++) action.accept(parameters[i], values[i]);
    }

    /** The values of one parameter. */
    public List<SearchValue> of(SearchParameter parameter) {
        var found = new ArrayList<SearchValue>(4);
        for (var i = 0; i < size; i++) {
            if (parameters[i] == parameter) found.add(values[i]);
        }
        return found;
    }

    void add(SearchParameter[] wanting, SearchValue value) {
        for (var parameter : wanting) {
            if (size == values.length) {
                parameters = Arrays.copyOf(parameters, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            parameters[size] = parameter;
            values[size++] = value;
        }
    }
}
