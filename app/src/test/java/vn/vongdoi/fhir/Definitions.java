package vn.vongdoi.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official StructureDefinitions, ValueSets and CodeSystems, and the project's table of elements made from them. */
final class Definitions {
    private static final String HEAD = """
            # The elements of FHIR R4 (4.0.1), derived from the StructureDefinitions, ValueSets and CodeSystems of
            # HL7's package hl7.fhir.r4.examples 4.0.1 (CC0-1.0, http://hl7.org/fhir/R4). ElementTableTest writes and checks it.
            #
            # Type : the type whose elements come first      "abstract" has no instances of its own
            #  element  cardinality (? 0..1, 1 1..1, * 0..*, + 1..*)  its types, "{codes}" where a code is bound to a closed list
            # {codes} the list
            """;

    private final Map<String, JsonNode> types = new TreeMap<>();
    private final Map<String, JsonNode> valueSets = new HashMap<>();
    private final Map<String, JsonNode> codeSystems = new HashMap<>();
    private final Map<String, List<String>> lists = new TreeMap<>();

    static Definitions read() {
        var definitions = new Definitions();
        for (var file : Examples.files()) {
            var name = file.getFileName().toString();
            if (name.startsWith("StructureDefinition-")
                    || name.startsWith("ValueSet-")
                    || name.startsWith("CodeSystem-")) {
                definitions.add(JsonMapper.shared().readTree(file));
            }
        }
        return definitions;
    }

    private void add(JsonNode definition) {
        switch (definition.path("resourceType").asString()) {
            case "ValueSet" -> valueSets.put(definition.path("url").asString(), definition);
            case "CodeSystem" -> codeSystems.put(definition.path("url").asString(), definition);
            default -> {
                var kind = definition.path("kind").asString();
                var own = !definition.path("derivation").asString("").equals("constraint");
                if (own && (kind.equals("resource") || kind.equals("complex-type"))) {
                    types.put(definition.path("type").asString(), definition);
                }
            }
        }
    }

    String table() {
        var table = new StringBuilder(HEAD);
        types.values().forEach(type -> {
            table.append('\n');
            if (type.path("abstract").asBoolean()
                    && !type.path("kind").asString().equals("complex-type")) {
                table.append("abstract ");
            }
            var base = type.path("baseDefinition").asString("");
            write(type, type.path("type").asString(), base.substring(base.lastIndexOf('/') + 1), table);
        });
        table.append('\n');
        lists.forEach((name, codes) -> table.append('{')
                .append(name)
                .append("} ")
                .append(String.join(" ", codes))
                .append('\n'));
        return table.toString();
    }

    private void write(JsonNode type, String path, String base, StringBuilder table) {
        table.append(path);
        if (!base.isEmpty()) table.append(" : ").append(base);
        table.append('\n');
        var inner = new ArrayList<JsonNode>();
        for (var element : type.path("snapshot").path("element")) {
            var name = element.path("path").asString();
            // Elements of the base type are written there.
            if (!name.equals(element.path("base").path("path").asString())) continue;
            if (name.lastIndexOf('.') != path.length() || !name.startsWith(path)) continue;
            table.append(' ')
                    .append(name.substring(path.length() + 1))
                    .append(' ')
                    .append(cardinality(element));
            for (var one : elementTypes(element)) table.append(' ').append(one);
            table.append('\n');
            if (isGroup(element)) inner.add(element);
        }
        for (var element : inner) {
            var name = element.path("path").asString();
            write(type, name, element.path("type").path(0).path("code").asString(), table);
        }
    }

    private static char cardinality(JsonNode element) {
        var many = !element.path("max").asString().equals("1");
        var required = element.path("min").asInt() == 1;
        return many ? (required ? '+' : '*') : (required ? '1' : '?');
    }

    private static boolean isGroup(JsonNode element) {
        var code = element.path("type").path(0).path("code").asString("");
        return code.equals("BackboneElement") || code.equals("Element");
    }

    private List<String> elementTypes(JsonNode element) {
        var path = element.path("path").asString();
        var reference = element.path("contentReference").asString("");
        if (!reference.isEmpty()) return List.of(reference.substring(1));
        if (isGroup(element)) return List.of(path);
        var found = new ArrayList<String>();
        for (var type : element.path("type")) {
            var code = type.path("code").asString();
            if (code.equals("code")) code += list(element.path("binding"));
            found.add(code.startsWith("http:") ? systemType(path) : code);
        }
        return found;
    }

    /** Where the definitions name a FHIRPath type; the text of the standard says id, string and uri. */
    private static String systemType(String path) {
        return switch (path) {
            case "Resource.id" -> "id";
            case "Element.id" -> "string";
            case "Extension.url" -> "uri";
            default -> throw new IllegalStateException(path);
        };
    }

    private String list(JsonNode binding) {
        if (!binding.path("strength").asString("").equals("required")) return "";
        var url = unversioned(binding.path("valueSet").asString(""));
        var codes = codes(url);
        if (codes.isEmpty()) return "";
        var name = url.substring(url.lastIndexOf('/') + 1);
        lists.put(name, List.copyOf(new TreeSet<>(codes.get())));
        return "{" + name + "}";
    }

    /** All codes of a value set, when the package holds all of them. */
    private Optional<Set<String>> codes(String url) {
        var valueSet = valueSets.get(url);
        if (valueSet == null || valueSet.path("compose").has("exclude")) return Optional.empty();
        Set<String> codes = new TreeSet<>();
        for (var include : valueSet.path("compose").path("include")) {
            if (include.has("filter")) return Optional.empty();
            var part = include.has("valueSet") ? ofValueSets(include) : ofSystem(include);
            if (part.isEmpty()) return Optional.empty();
            codes.addAll(part.get());
        }
        return Optional.of(codes);
    }

    private Optional<Set<String>> ofValueSets(JsonNode include) {
        Set<String> codes = new TreeSet<>();
        for (var url : include.path("valueSet")) {
            var part = codes(unversioned(url.asString()));
            if (part.isEmpty()) return Optional.empty();
            codes.addAll(part.get());
        }
        return Optional.of(codes);
    }

    private Optional<Set<String>> ofSystem(JsonNode include) {
        Set<String> codes = new TreeSet<>();
        if (include.has("concept")) {
            include.path("concept")
                    .forEach(concept -> codes.add(concept.path("code").asString()));
            return Optional.of(codes);
        }
        var system = codeSystems.get(include.path("system").asString());
        if (system == null || !system.path("content").asString().equals("complete")) return Optional.empty();
        concepts(system).forEach(codes::add);
        return Optional.of(codes);
    }

    private static Stream<String> concepts(JsonNode parent) {
        return parent.path("concept")
                .valueStream()
                .flatMap(concept -> Stream.concat(Stream.of(concept.path("code").asString()), concepts(concept)));
    }

    private static String unversioned(String url) {
        return url.split("\\|", -1)[0];
    }
}
