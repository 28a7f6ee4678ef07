package vn.vongdoi.index;

import java.util.ArrayList;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchParameter;

/**
 * There is a value of a parameter, as far as words and columns tell.
 *
 * @param sql on {@code r}, a row of record.resource: true for all that have one
 * @param isExact true for no others
 */
record Presence(String sql, boolean isExact) {
    static Presence of(ResourceType type, SearchParameter parameter) {
        var words = new ArrayList<Long>();
        var columns = new StringBuilder();
        var exact = Sources.hasOwnWords(parameter) || parameter.kind() != SearchParameter.Kind.COMPOSITE;
        for (var source : Sources.of(parameter)) {
            if (source.isMandatory()) return new Presence("true", false);
            words.add(Terms.present(type, source));
            if (Subject.isTold(type, source)) columns.append(" or r.person > 0");
            if (Columns.isMeasured(type, source)) columns.append(" or r.value is not null");
            if (Columns.isWhen(type, source)) {
                // It may have come with a document and not stand in the resource.
                columns.append(" or r.starts is not null");
                exact = false;
            }
        }
        return new Presence("(r.terms && " + Sieve.array(words) + columns + ")", exact);
    }
}
