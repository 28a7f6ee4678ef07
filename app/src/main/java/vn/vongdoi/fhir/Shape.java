package vn.vongdoi.fhir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a resource to the element definitions of R4 in one walk: known elements, single or many, filled where they must
 * be, of the right type and form, codes from their closed lists. Invariants and profiles are not its business; every
 * write passes here, so it is kept to a few microseconds.
 */
final class Shape {
    /** More faults of one resource help nobody. */
    private static final int MOST_ISSUES = 100;

    private static final Complex ELEMENT = ElementTable.type("Element");

    private final List<Issue> issues = new ArrayList<>();
    private final Place place;

    private Shape(String root) {
        place = new Place(root);
    }

    /** All that is wrong with the resource; empty when nothing is. */
    static List<Issue> check(ObjectNode resource) {
        var shape = new Shape(resource.path("resourceType").asString("Resource"));
        shape.resource(resource);
        return shape.issues;
    }

    private void resource(ObjectNode resource) {
        var name = resource.get("resourceType");
        if (name == null) {
            add(Issue.Code.REQUIRED, place.of("resourceType"), "Thiếu resourceType.", "resourceType is missing.");
            return;
        }
        var type = ElementTable.resource(name.asString(""));
        if (type.isPresent()) {
            complex(resource, type.get());
        } else {
            add(
                    Issue.Code.STRUCTURE,
                    place.of("resourceType"),
                    shown(name) + " không phải là một loại tài nguyên FHIR R4.",
                    shown(name) + " is not a resource type of FHIR R4.");
        }
    }

    private void complex(ObjectNode object, Complex type) {
        if (object.isEmpty()) {
            wrong("không được rỗng", "must not be empty");
            return;
        }
        if (place.depth() > StrictJson.MOST_DEPTH) {
            wrong("nằm quá sâu", "is nested too deeply");
            return;
        }
        long seen = 0;
        for (var property : object.properties()) {
            var element = type.find(property.getKey());
            long slot;
            if (element != null) {
                slot = 1L << element.slot();
                element(element, property.getValue(), object);
            } else {
                slot = other(property.getKey(), property.getValue(), object, type);
            }
            if ((seen & slot) != 0) twice(type.slots().get(Long.numberOfTrailingZeros(slot)));
            seen |= slot;
        }
        for (long missing = type.required() & ~seen; missing != 0; missing &= missing - 1) {
            missing(type.slots().get(Long.numberOfTrailingZeros(missing)));
        }
    }

    /** A property that is no element: the sibling of a primitive, the type of a resource, or unknown. */
    private long other(String property, JsonNode value, ObjectNode object, Complex type) {
        if (type.isResource() && property.equals("resourceType")) return 0;
        var element = type.findBySibling(property);
        if (element == null) {
            add(
                    Issue.Code.STRUCTURE,
                    place.of(shown(property)),
                    "FHIR R4 không có phần tử " + shown(property) + " ở đây.",
                    "FHIR R4 has no element " + shown(property) + " here.");
            return 0;
        }
        // Together with its value it has been, or will be, looked at there.
        if (object.has(element.property())) return 0;
        if (element.many()) primitives(element, null, value);
        else {
            place.down(element.name(), -1);
            sibling(value);
            place.up();
        }
        return 1L << element.slot();
    }

    private void element(Element element, JsonNode value, ObjectNode object) {
        if (element.type() instanceof Primitive && element.many()) {
            primitives(element, value, object.get(element.sibling()));
        } else if (!element.many()) {
            place.down(element.name(), -1);
            if (value.isArray()) wrong("chỉ được có một, không phải mảng", "must be single, not an array");
            else single(element, value, object);
            place.up();
        } else if (value instanceof ArrayNode array && !array.isEmpty()) {
            for (int i = 0; i < array.size(); i++) {
                place.down(element.name(), i);
                value(element, array.get(i));
                place.up();
            }
        } else {
            notFilledArray(element);
        }
    }

    private void single(Element element, JsonNode value, ObjectNode object) {
        value(element, value);
        if (!(element.type() instanceof Primitive)) return;
        var sibling = object.get(element.sibling());
        if (sibling != null) sibling(sibling);
    }

    /** Values and the objects with their ids and extensions, in two arrays that null fills up on either side. */
    private void primitives(Element element, @Nullable JsonNode values, @Nullable JsonNode siblings) {
        boolean sound = (values == null || values.isArray() && !values.isEmpty())
                && (siblings == null || siblings.isArray() && !siblings.isEmpty());
        if (!sound) {
            notFilledArray(element);
            return;
        }
        int size = Math.max(values == null ? 0 : values.size(), siblings == null ? 0 : siblings.size());
        for (int i = 0; i < size; i++) {
            var value = at(i, values);
            var sibling = at(i, siblings);
            place.down(element.name(), i);
            if (!value.isNull()) value(element, value);
            if (!sibling.isNull()) sibling(sibling);
            if (value.isNull() && sibling.isNull()) wrong("không được là null", "must not be null");
            place.up();
        }
    }

    private static JsonNode at(int index, @Nullable JsonNode array) {
        var node = array == null ? null : array.get(index);
        return node == null ? NullNode.getInstance() : node;
    }

    private void sibling(JsonNode sibling) {
        if (sibling instanceof ObjectNode object) complex(object, ELEMENT);
        else wrong("phải là đối tượng có id hoặc extension", "must be an object with id or extension");
    }

    private void value(Element element, JsonNode value) {
        switch (element.type()) {
            case Primitive primitive -> primitive(element, primitive, value);
            case Complex type -> {
                if (value instanceof ObjectNode object) complex(object, type);
                else wrong("phải là đối tượng JSON", "must be a JSON object");
            }
            case AnyResource _ -> {
                if (value instanceof ObjectNode object) resource(object);
                else wrong("phải là một tài nguyên", "must be a resource");
            }
        }
    }

    private void primitive(Element element, Primitive primitive, JsonNode value) {
        if (!primitive.fits(value)) {
            unfit(primitive, value);
        } else if (element.codes() != null && !element.codes().contains(value.stringValue())) {
            add(
                    Issue.Code.CODE_INVALID,
                    place.toString(),
                    place + " nhận " + shown(value) + ", không thuộc danh mục bắt buộc.",
                    place + " got " + shown(value) + ", which is not of its required value set.");
        }
    }

    private void unfit(Primitive primitive, JsonNode value) {
        var fault = primitive == Primitive.XHTML && value.isString() ? Xhtml.fault(value.stringValue()) : null;
        if (fault != null) {
            add(
                    Issue.Code.INVALID,
                    place.toString(),
                    place + ": " + fault.vietnamese() + ".",
                    place + ": " + fault.english() + ".");
            return;
        }
        add(
                Issue.Code.VALUE,
                place.toString(),
                place + " phải là " + primitive.vietnamese() + "; nhận được " + shown(value) + ".",
                place + " must be " + primitive.english() + "; got " + shown(value) + ".");
    }

    private void notFilledArray(Element element) {
        place.down(element.name(), -1);
        wrong("phải là mảng có phần tử", "must be an array that is not empty");
        place.up();
    }

    private void missing(String name) {
        var path = place.of(name);
        add(Issue.Code.REQUIRED, path, "Thiếu " + path + ".", path + " is missing.");
    }

    private void twice(String name) {
        var path = place.of(name);
        add(
                Issue.Code.STRUCTURE,
                path,
                path + "[x] chỉ được có một giá trị, của một kiểu.",
                path + "[x] must have one value, of one type.");
    }

    private void wrong(String vietnamese, String english) {
        add(Issue.Code.STRUCTURE, place.toString(), place + " " + vietnamese + ".", place + " " + english + ".");
    }

    private void add(Issue.Code code, String expression, String vietnamese, String english) {
        if (issues.size() < MOST_ISSUES) issues.add(Issue.error(code, expression, vietnamese, english));
    }

    private static String shown(JsonNode value) {
        return shown(value.toString());
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
