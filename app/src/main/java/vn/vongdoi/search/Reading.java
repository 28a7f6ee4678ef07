package vn.vongdoi.search;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.search.SearchParameter.Kind;

/** Makes values of one element. */
@FunctionalInterface
interface Reading {
    void read(JsonNode element, Consumer<? super SearchValue> values);

    /** How elements of that data type are read for that kind of parameter. */
    static Reading of(Kind kind, String datatype, String argument) {
        var reading = switch (kind) {
            case TOKEN -> Tokens.reading(datatype, argument);
            case DATE -> Dates.reading(datatype);
            case STRING -> Strings.reading(datatype);
            case REFERENCE -> References.reading(datatype, argument);
            case NUMBER -> Numbers.reading(datatype);
            case QUANTITY -> Quantities.reading(datatype);
            case URI -> Uris.reading(datatype);
            case SPECIAL -> Numbers.position(datatype);
            case COMPOSITE -> null;
        };
        if (reading == null) throw new IllegalArgumentException("no " + kind.word() + " can be made of " + datatype);
        return reading;
    }
}
