package vn.vongdoi.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.vongdoi.search.Structures.Place;

/**
 * Translates the FHIRPath of R4's official search parameters into the paths of {@code parameters-r4.csv}, which name
 * JSON fields and end with the data type found there.
 */
final class OfficialExpressions {
    private static final Pattern AS = Pattern.compile("\\(?([\\w.]+) as (\\w+)\\)?");
    private static final Pattern CALL_AS = Pattern.compile("as\\((\\w+)\\)");
    private static final Pattern WHERE_TYPE = Pattern.compile("where\\(resolve\\(\\) is (\\w+)\\)");
    private static final Pattern WHERE_EQUAL = Pattern.compile("where\\((\\w+)='([\\w-]+)'\\)");
    private static final Pattern STEP = Pattern.compile("(\\w+)(\\[\\d])?");
    private static final Pattern EXISTS = Pattern.compile("(\\w+)\\.(\\w+)\\.exists\\(\\) and \\1\\.\\2 != false");

    /** The data types that R4's text on each kind of parameter speaks of. */
    static final Map<String, Set<String>> READABLE = Map.of(
            "token",
            Set.of("CodeableConcept", "Coding", "Identifier", "ContactPoint", "code", "boolean", "string", "id", "uri"),
            "date",
            Set.of("date", "dateTime", "instant", "Period", "Timing"),
            "string",
            Set.of("string", "markdown", "HumanName", "namePart", "Address", "Annotation"),
            "reference",
            Set.of("Reference", "canonical", "uri", "Resource"),
            "number",
            Set.of("decimal", "integer", "positiveInt", "unsignedInt", "Range"),
            "quantity",
            Set.of("Quantity", "Age", "Duration", "Money", "Range"),
            "uri",
            Set.of("uri", "url", "canonical"),
            "special",
            Set.of("position"));

    private static final Set<String> NAME_PARTS = Set.of("HumanName.family", "HumanName.given");

    private final Structures structures;
    private final Set<String> unreadable = new TreeSet<>();
    private Set<String> targets = new TreeSet<>();
    private boolean anything;

    OfficialExpressions(Structures structures) {
        this.structures = structures;
    }

    /** One end of an expression: the path in JSON so far, and what is there. */
    private record End(String path, Place place, String suffix, Set<String> targets) {}

    /** What no value can be made of: kind, type and path, each with its data type. */
    Set<String> unreadable() {
        return unreadable;
    }

    /** What the elements of the paths last translated may refer to; empty for anything. */
    Set<String> targets() {
        return anything ? Set.of() : targets;
    }

    /** The operands of a union that begin with that type, translated; kind decides which data types count. */
    String paths(String type, String kind, String expression) {
        targets = new TreeSet<>();
        anything = false;
        var paths = new LinkedHashSet<String>();
        for (var operand : expression.split(" \\| ", -1)) {
            var exists = EXISTS.matcher(operand);
            if (exists.matches()) {
                return exists.group(2) + "Boolean:boolean | " + exists.group(2) + "DateTime:present | otherwise:false";
            }
            var as = AS.matcher(operand);
            var plain =
                    as.lookingAt() ? as.group(1) + ".as(" + as.group(2) + ")" + operand.substring(as.end()) : operand;
            // One expression of R4 leaves the type out.
            if (Character.isLowerCase(plain.charAt(0))) plain = type + "." + plain;
            if (!plain.startsWith(type + ".")) continue;
            paths.addAll(typed(kind, type, ends(new Place(type, type), plain.substring(type.length()))));
        }
        return String.join(" | ", paths);
    }

    /** The path of a composite's elements, without data types; "." is the resource itself. */
    List<String> bases(String type, String expression) {
        var bases = new ArrayList<String>();
        for (var operand : expression.split(" \\| ", -1)) {
            if (!operand.startsWith(type + ".") && !operand.equals(type)) continue;
            for (var end : ends(new Place(type, type), operand.substring(type.length()))) {
                bases.add(end.path().isEmpty() ? "." : end.path());
            }
        }
        return bases;
    }

    /** The paths of one component, below the element that a composite's own expression leads to. */
    String component(String type, String base, String kind, String expression) {
        var place = new Place(type, type);
        if (!base.equals(".")) place = ends(place, "." + base).getFirst().place();
        var paths = new LinkedHashSet<String>();
        for (var operand : expression.split(" \\| ", -1)) {
            if (operand.startsWith("%resource.")) {
                typed(kind, type, ends(new Place(type, type), operand.substring("%resource".length())))
                        .forEach(path -> paths.add("/" + path));
            } else {
                // "DateTime" is how R4 misspells the data type once.
                paths.addAll(typed(kind, type, ends(place, "." + operand.replace("DateTime", "dateTime"))));
            }
        }
        return String.join(" | ", paths);
    }

    private Set<String> typed(String kind, String type, List<End> ends) {
        var paths = new LinkedHashSet<String>();
        for (var end : ends) {
            var datatype = end.place().type();
            if (kind.equals("special") && end.path().equals("position")) datatype = "position";
            if (NAME_PARTS.contains(end.place().at())) datatype = "namePart";
            if (READABLE.getOrDefault(kind, Set.of()).contains(datatype)) {
                if (end.targets().isEmpty()) anything = true;
                targets.addAll(end.targets());
                paths.add(end.path() + ":" + datatype + end.suffix());
            } else {
                unreadable.add(kind + " " + type + "." + end.path() + ":" + datatype);
            }
        }
        return paths;
    }

    private List<End> ends(Place start, String steps) {
        var ends = List.of(new End("", start, "", Set.of()));
        for (var step : split(steps)) ends = step(ends, step);
        return ends;
    }

    private List<End> step(List<End> ends, String step) {
        var as = CALL_AS.matcher(step);
        if (as.matches()) {
            return ends.stream()
                    .filter(end -> end.place().type().equals(as.group(1)))
                    .toList();
        }
        var whereType = WHERE_TYPE.matcher(step);
        if (whereType.matches()) return filtered(ends, whereType.group(1), Set.of(whereType.group(1)));
        var whereEqual = WHERE_EQUAL.matcher(step);
        if (whereEqual.matches()) {
            return filtered(ends, whereEqual.group(1) + "=" + whereEqual.group(2), Set.of());
        }
        var name = STEP.matcher(step);
        if (!name.matches()) throw new IllegalArgumentException("cannot translate " + step);
        var next = new ArrayList<End>();
        for (var end : ends) {
            for (var child : structures.children(end.place(), name.group(1))) {
                var path = (end.path().isEmpty() ? "" : end.path() + ".") + child.jsonName();
                var index = name.group(2) == null ? "" : name.group(2);
                var suffix = child.system().map(system -> "=" + system).orElse("");
                next.add(new End(path + index, child.place(), suffix, child.targets()));
            }
        }
        return next;
    }

    private static List<End> filtered(List<End> ends, String filter, Set<String> targets) {
        return ends.stream()
                .map(end -> new End(end.path() + "[" + filter + "]", end.place(), end.suffix(), targets))
                .toList();
    }

    /** At the dots outside of brackets. */
    private static List<String> split(String steps) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var from = 1;
        for (var i = 1; i <= steps.length(); i++) {
            var c = i == steps.length() ? '.' : steps.charAt(i);
            if (c == '(') depth++;
            if (c == ')') depth--;
            if (c == '.' && depth == 0 && i > from) {
                parts.add(steps.substring(from, i));
                from = i + 1;
            }
        }
        return parts;
    }
}
