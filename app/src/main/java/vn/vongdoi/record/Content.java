package vn.vongdoi.record;

import java.util.List;
import vn.vongdoi.index.Index;
import vn.vongdoi.search.SearchValues;

/** What is stored of a resource besides its columns: its body, packed, and how it is found, and which {@link vn.vongdoi.access.Label labels} it carries. */
record Content(byte[] body, long[] terms, List<Index.Span> spans, int labels) {
    static Content of(Draft draft) {
        return of(
                draft, SearchValues.of(draft.resource().type(), draft.resource().tree()));
    }

    static Content of(Draft draft, SearchValues values) {
        var index = Index.of(draft.resource().type(), draft.starts(), draft.value(), values);
        return new Content(
                Bodies.pack(draft.resource().json()), index.terms(), index.spans(), Protection.of(draft, values));
    }
}
