package vn.vongdoi.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The elements of R4's resource and data types, as their official StructureDefinitions tell them. */
final class Structures {
    private static final String FHIR_TYPE = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type";

    private final Map<String, JsonNode> elements = new HashMap<>();
    private final Map<String, JsonNode> valueSets = new HashMap<>();

    /** @param at the element's path in its StructureDefinition; {@code Patient.contact}, {@code HumanName} */
    record Place(String at, String type) {}

    /**
     * A child in JSON: choices have the type in their name.
     *
     * @param targets what a reference may lead to; empty for anything
     */
    record Child(String jsonName, Place place, Optional<String> system, Set<String> targets) {}

    Structures(Map<String, byte[]> files) {
        files.forEach((name, bytes) -> {
            if (name.startsWith("StructureDefinition-"))
                addStructure(JsonMapper.shared().readTree(bytes));
            if (name.startsWith("ValueSet-")) addValueSet(JsonMapper.shared().readTree(bytes));
        });
    }

    private void addStructure(JsonNode structure) {
        if (structure.path("derivation").asString("").equals("constraint")) return;
        for (var element : structure.at("/snapshot/element")) {
            elements.put(element.get("path").asString(), element);
        }
    }

    private void addValueSet(JsonNode valueSet) {
        valueSets.put(valueSet.get("url").asString(), valueSet);
    }

    /** The children of that name: one, or one for each type of a choice. */
    List<Child> children(Place place, String name) {
        var at = elements.containsKey(place.at() + "." + name) || elements.containsKey(place.at() + "." + name + "[x]")
                ? place.at()
                : place.type();
        var single = elements.get(at + "." + name);
        if (single != null) return List.of(child(name, single, types(single).getFirst()));
        var choice = elements.get(at + "." + name + "[x]");
        if (choice == null) throw new IllegalArgumentException("no element " + name + " in " + place);
        var children = new ArrayList<Child>();
        for (var type : types(choice)) {
            children.add(child(name + Character.toUpperCase(type.charAt(0)) + type.substring(1), choice, type));
        }
        return children;
    }

    private Child child(String jsonName, JsonNode element, String type) {
        var reference = element.path("contentReference").asString("");
        var at = reference.isEmpty() ? element.get("path").asString() : reference.substring(1);
        var system = type.equals("code") ? system(element) : Optional.<String>empty();
        return new Child(jsonName, new Place(at, type), system, targets(element, type));
    }

    private static Set<String> targets(JsonNode element, String type) {
        var targets = new TreeSet<String>();
        for (var one : element.path("type")) {
            if (!one.get("code").asString().equals(type)) continue;
            for (var profile : one.path("targetProfile")) {
                targets.add(profile.asString().substring(profile.asString().lastIndexOf('/') + 1));
            }
        }
        return targets.contains("Resource") ? Set.of() : targets;
    }

    private static List<String> types(JsonNode element) {
        if (element.has("contentReference")) return List.of("BackboneElement");
        var types = new ArrayList<String>();
        for (var type : element.get("type")) {
            types.add(
                    type.get("code").asString().startsWith("http")
                            ? primitive(element, type)
                            : type.get("code").asString());
        }
        return types;
    }

    /** R4 gives the type of ids as an extension, and that of Resource.id as string. */
    private static String primitive(JsonNode element, JsonNode type) {
        if (element.get("path").asString().endsWith(".id")) return "id";
        for (var extension : type.path("extension")) {
            if (extension.get("url").asString().equals(FHIR_TYPE))
                return extension.get("valueUrl").asString();
        }
        throw new IllegalArgumentException("no type of " + element.get("path").asString());
    }

    /** The one system a code is from by its required binding; none when its value set draws from several. */
    private Optional<String> system(JsonNode element) {
        var binding = element.path("binding");
        if (!binding.path("strength").asString("").equals("required")) return Optional.empty();
        var url = binding.path("valueSet").asString("");
        var systems = new TreeSet<String>();
        return systems(url, systems) && systems.size() == 1 ? Optional.of(systems.first()) : Optional.empty();
    }

    private boolean systems(String url, Set<String> systems) {
        var valueSet = valueSets.get(url.contains("|") ? url.substring(0, url.indexOf('|')) : url);
        if (valueSet == null) return false;
        for (var include : valueSet.at("/compose/include")) {
            if (include.has("system")) systems.add(include.get("system").asString());
            for (var other : include.path("valueSet")) {
                if (!systems(other.asString(), systems)) return false;
            }
        }
        return true;
    }
}
