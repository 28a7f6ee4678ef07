package vn.vongdoi.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.search.SearchValue.Text;

/** The strings of an element that a string parameter searches: of names and addresses, all their parts. */
final class Strings {
    private static final List<String> ADDRESS = List.of("text", "city", "district", "state", "postalCode", "country");

    private Strings() {}

    static @Nullable Reading reading(String datatype) {
        return switch (datatype) {
            case "string", "markdown" -> (element, values) -> values.accept(new Text(Fields.text(element), false));
            case "namePart" -> (element, values) -> part(Fields.text(element), values);
            case "HumanName" -> Strings::name;
            case "Address" -> Strings::address;
            case "Annotation" -> (element, values) -> text(element, "text", values);
            default -> null;
        };
    }

    private static void text(JsonNode element, String field, Consumer<? super SearchValue> values) {
        var text = Fields.text(element, field);
        if (text != null) values.accept(new Text(text, false));
    }

    /** "Văn Ánh" is also found as "Ánh": as R4 advises, each word of a name can be searched. */
    private static void part(String part, Consumer<? super SearchValue> values) {
        values.accept(new Text(part, false));
        for (var i = 1; i < part.length(); i++) {
            if (!isLetter(part.charAt(i - 1)) && isLetter(part.charAt(i))) {
                values.accept(new Text(part.substring(i), true));
            }
        }
    }

    private static boolean isLetter(char c) {
        return c != ' ' && c != '-' && !Character.isWhitespace(c);
    }

    /** Besides the parts the whole name, family name first, so that "nguyen van anh" is found as it is said. */
    private static void name(JsonNode name, Consumer<? super SearchValue> values) {
        var text = Fields.text(name, "text");
        var said = new ArrayList<String>();
        var family = Fields.text(name, "family");
        if (family != null) {
            part(family, values);
            said.add(family);
        }
        for (var given : Fields.all(name, "given")) {
            if (given.isNull()) continue;
            part(Fields.text(given), values);
            said.add(Fields.text(given));
        }
        if (text != null && said.isEmpty()) {
            part(text, values);
        } else if (text != null) {
            values.accept(new Text(text, false));
        }
        var whole = String.join(" ", said);
        if (said.size() > 1 && !whole.equals(text)) values.accept(new Text(whole, true));
        all(name, "prefix", values);
        all(name, "suffix", values);
    }

    private static void address(JsonNode address, Consumer<? super SearchValue> values) {
        for (var field : ADDRESS) text(address, field, values);
        all(address, "line", values);
    }

    private static void all(JsonNode element, String field, Consumer<? super SearchValue> values) {
        for (var item : Fields.all(element, field)) {
            if (!item.isNull()) values.accept(new Text(Fields.text(item), false));
        }
    }
}
