package vn.vongdoi.search;

import org.jspecify.annotations.Nullable;
import vn.vongdoi.search.SearchValue.Uri;

/** Addresses as they stand; of a canonical one the version apart. */
final class Uris {
    private Uris() {}

    static @Nullable Reading reading(String datatype) {
        return switch (datatype) {
            case "uri", "url" -> (element, values) -> values.accept(new Uri(Fields.text(element), null));
            case "canonical" -> (element, values) -> values.accept(canonical(Fields.text(element)));
            default -> null;
        };
    }

    static Uri canonical(String text) {
        var bar = text.indexOf('|');
        return bar < 0 ? new Uri(text, null) : new Uri(text.substring(0, bar), text.substring(bar + 1));
    }
}
