package vn.vongdoi.search;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.page.Problem;

/** Looks into JSON that says it is FHIR: what is there must have the right form, or the resource cannot be searched. */
final class Fields {
    private Fields() {}

    static @Nullable String text(JsonNode element, String field) {
        var value = child(element, field);
        return value == null ? null : text(value);
    }

    static String text(JsonNode value) {
        if (!value.isString()) throw wrong(value, "một chuỗi", "a string");
        return value.stringValue();
    }

    static @Nullable BigDecimal number(JsonNode element, String field) {
        var value = child(element, field);
        return value == null ? null : number(value);
    }

    static BigDecimal number(JsonNode value) {
        if (!value.isNumber()) throw wrong(value, "một số", "a number");
        return value.decimalValue();
    }

    static @Nullable JsonNode child(JsonNode element, String field) {
        if (!element.isObject()) throw wrong(element, "một đối tượng", "an object");
        var value = element.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /** The items of an array; null stands for a primitive that has only extensions. */
    static Collection<JsonNode> all(JsonNode element, String field) {
        var value = child(element, field);
        if (value == null) return List.of();
        if (!value.isArray()) throw wrong(value, "một mảng", "an array");
        return value.values();
    }

    static Problem wrong(JsonNode value, String vietnamese, String english) {
        var shown = value.toString();
        if (shown.length() > 100) shown = shown.substring(0, 100) + "…";
        return Problem.invalid(
                "Tài nguyên không đúng FHIR R4: cần " + vietnamese + ", nhận được " + shown + ".",
                "The resource is not FHIR R4: expected " + english + ", got " + shown + ".");
    }
}
