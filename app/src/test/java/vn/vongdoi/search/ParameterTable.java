package vn.vongdoi.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code parameters-r4.csv} as it follows from HL7's own definitions. */
final class ParameterTable {
    private static final String HEAD = """
            # The search parameters of FHIR R4 (4.0.1), re-expressed from the SearchParameter and StructureDefinition resources
            # of HL7's package hl7.fhir.r4.examples 4.0.1 (CC0 1.0). ParameterTableTest derives this file anew and compares.
            # Resource stands for every type. Full text (_text, _content) and named queries (_query) are left out.
            # number: stands in databases and never changes. definition: behind http://hl7.org/fhir/SearchParameter/
            # paths: JSON fields down to a data type. [Patient]: references to one. [system=phone]: where the field is so.
            #   code=URL: the system its binding implies. Resource=Type: one inside, of that type.
            #   otherwise: the value when there is no other. present: true when there.
            #   namePart: a string searched from each of its words.
            # targets: * is any type. components of a composite: kind and paths, "/" from the resource's root, else from one
            #   of the elements that paths names ("." is the resource).
            number,type,code,kind,paths,targets,components,definition
            """;
    /** Full text, and queries by name. */
    private static final Set<String> LEFT_OUT = Set.of("_text", "_content", "_query");

    private final OfficialExpressions expressions;
    private final List<JsonNode> parameters = new ArrayList<>();
    private final Map<String, JsonNode> byUrl = new HashMap<>();
    private final List<String> withoutPath = new ArrayList<>();

    ParameterTable(Map<String, byte[]> files) {
        expressions = new OfficialExpressions(new Structures(files));
        var bundle = JsonMapper.shared().readTree(files.get("Bundle-searchParams.json"));
        for (var entry : bundle.get("entry")) {
            var parameter = entry.get("resource");
            parameters.add(parameter);
            byUrl.put(parameter.get("url").asString(), parameter);
        }
    }

    /** The official parameters of a type, as they are. */
    List<JsonNode> official() {
        return parameters;
    }

    Set<String> unreadable() {
        return expressions.unreadable();
    }

    List<String> withoutPath() {
        return withoutPath;
    }

    String csv() {
        var rows = new ArrayList<Row>();
        for (var parameter : parameters) {
            if (LEFT_OUT.contains(text(parameter, "code"))) continue;
            for (var base : parameter.get("base")) rows.add(row(base.asString(), parameter));
        }
        rows.sort(Comparator.comparing((Row row) -> !row.type().equals("Resource"))
                .thenComparing(Row::type)
                .thenComparing(Row::code));
        var csv = new StringBuilder(HEAD);
        var number = 0;
        for (var row : rows)
            csv.append(++number).append(',').append(row.cells()).append('\n');
        return csv.toString();
    }

    private record Row(
            String type, String code, String kind, String paths, String targets, String components, String id) {
        String cells() {
            return String.join(",", type, code, kind, paths, targets, components, id);
        }
    }

    private Row row(String type, JsonNode parameter) {
        var kind = text(parameter, "type");
        var expression = text(parameter, "expression");
        var paths = kind.equals("composite")
                ? String.join(" | ", expressions.bases(type, expression))
                : expressions.paths(type, kind, expression);
        if (paths.isEmpty()) withoutPath.add(type + "." + text(parameter, "code"));
        var components = kind.equals("composite") ? components(type, parameter) : "";
        var targets = kind.equals("reference") ? targets(parameter, expressions.targets()) : "";
        // A resource inside another: only of the type that is meant.
        if (paths.endsWith(":Resource")) paths += "=" + targets;
        return new Row(type, text(parameter, "code"), kind, paths, targets, components, text(parameter, "id"));
    }

    private String components(String type, JsonNode parameter) {
        var bases = expressions.bases(type, text(parameter, "expression"));
        var kinds = new ArrayList<String>();
        for (var component : parameter.get("component")) {
            kinds.add(text(Objects.requireNonNull(byUrl.get(text(component, "definition"))), "type"));
        }
        // R4 mixed up the two definitions of this one.
        if (text(parameter, "id").equals("DocumentReference-relationship")) Collections.reverse(kinds);
        var components = new ArrayList<String>();
        for (var component : parameter.get("component")) {
            var kind = kinds.get(components.size());
            var paths = new TreeSet<String>();
            for (var base : bases) paths.add(expressions.component(type, base, kind, text(component, "expression")));
            if (paths.size() > 1) throw new IllegalArgumentException(bases + " differ in " + paths);
            components.add(kind + " " + paths.first());
        }
        return String.join(" $ ", components);
    }

    /** The official targets speak for all types that share a parameter; the element narrows them. */
    private static String targets(JsonNode parameter, Set<String> ofElement) {
        var targets = new TreeSet<String>();
        for (var target : parameter.path("target")) targets.add(target.asString());
        if (ofElement.isEmpty() && (targets.isEmpty() || targets.size() > 140)) return "*";
        var both = new TreeSet<>(targets);
        if (!ofElement.isEmpty()) both.retainAll(ofElement);
        return String.join(" ", both.isEmpty() ? ofElement : both);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
