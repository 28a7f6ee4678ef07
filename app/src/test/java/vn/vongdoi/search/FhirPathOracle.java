package vn.vongdoi.search;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.context.IWorkerContext;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FunctionDetails;
import org.hl7.fhir.r4.fhirpath.IHostApplicationServices;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.fhirpath.FHIRPathConstantEvaluationMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a resource can be searched by, as HAPI's FHIRPath engine reads the official expressions. */
public final class FhirPathOracle {
    /** Slips of R4's own expressions: the data type is dateTime; the expression lacks its context. */
    private static final Map<String, String> SLIPS = Map.of(
            "value.as(DateTime) | value.as(Period)", "value.as(dateTime) | value.as(Period)",
            "name | alias", "InsurancePlan.name | InsurancePlan.alias");

    /** Codes of which HAPI does not tell the one system that their required binding has. */
    private static final Map<Set<String>, String> SYSTEMS = Map.of(
            Set.of(
                    "CapabilityStatement-resource",
                    "CompartmentDefinition-resource",
                    "GraphDefinition-start",
                    "MessageDefinition-focus",
                    "Questionnaire-subject-type",
                    "SearchParameter-base",
                    "SearchParameter-target"),
            "http://hl7.org/fhir/resource-types",
            Set.of(
                    "CapabilityStatement-format",
                    "DocumentReference-contenttype",
                    "Library-content-type",
                    "Subscription-payload"),
            "urn:ietf:bcp:13");

    private final FhirContext context = FhirContext.forR4Cached();
    private final IParser parser = context.newJsonParser().setParserErrorHandler(new LenientErrorHandler(false));
    private final FHIRPathEngine engine;
    private final Map<String, JsonNode> byUrl = new HashMap<>();
    private final Map<String, List<JsonNode>> byType = new TreeMap<>();
    private final Map<String, ExpressionNode> parsed = new HashMap<>();

    FhirPathOracle(Map<String, byte[]> files, List<JsonNode> parameters) {
        engine = new FHIRPathEngine(withoutUnits(new HapiWorkerContext(context, new Definitions(files))));
        engine.setHostServices(new ByName());
        engine.setDoNotEnforceAsSingletonRule(true);
        for (var parameter : parameters) {
            byUrl.put(parameter.get("url").asString(), parameter);
            if (!parameter.has("expression")) continue;
            for (var base : parameter.get("base")) {
                byType.computeIfAbsent(base.asString(), _ -> new ArrayList<>()).add(parameter);
            }
        }
    }

    /** With the standard's own definitions; the test is skipped where they cannot be fetched. */
    public static FhirPathOracle ofTheStandard() {
        var files = FhirPackage.files();
        return new FhirPathOracle(files, new ParameterTable(files).official());
    }

    public Resource parse(byte[] json) {
        return (Resource) parser.parseResource(new String(json, StandardCharsets.UTF_8));
    }

    /** The official parameters of a type, those of every type included. */
    public List<JsonNode> parameters(String type) {
        var parameters = new ArrayList<>(byType.getOrDefault("Resource", List.of()));
        parameters.addAll(byType.getOrDefault(type, List.of()));
        return parameters;
    }

    public Set<SearchValue> values(Resource resource, JsonNode parameter) {
        var kind = parameter.get("type").asString();
        var part = List.of("family", "given").contains(parameter.get("code").asString());
        var expression = parameter.get("expression").asString();
        var values = new HashSet<SearchValue>();
        for (var element : evaluate(resource, resource, expression)) {
            if (kind.equals("composite")) {
                values.addAll(ExpectedValues.combined(components(resource, element, parameter)));
            } else if (part && element.hasPrimitiveValue()) {
                ExpectedValues.words(element.primitiveValue(), values);
            } else {
                values.addAll(ExpectedValues.of(kind, element, targets(parameter), system(parameter)));
            }
        }
        return values;
    }

    private List<Set<SearchValue>> components(Resource resource, Base element, JsonNode parameter) {
        var kinds = new ArrayList<String>();
        for (var component : parameter.get("component")) {
            var definition =
                    Objects.requireNonNull(byUrl.get(component.get("definition").asString()));
            kinds.add(definition.get("type").asString());
        }
        // The definitions of its components are the wrong way round.
        if (parameter.get("id").asString().equals("DocumentReference-relationship")) Collections.reverse(kinds);
        var components = new ArrayList<Set<SearchValue>>();
        for (var component : parameter.get("component")) {
            var values = new HashSet<SearchValue>();
            for (var part :
                    evaluate(resource, element, component.get("expression").asString())) {
                values.addAll(ExpectedValues.of(kinds.get(components.size()), part, Set.of(), null));
            }
            components.add(values);
        }
        return components;
    }

    private static @Nullable String system(JsonNode parameter) {
        var id = parameter.get("id").asString();
        return SYSTEMS.entrySet().stream()
                .filter(entry -> entry.getKey().contains(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Set<String> targets(JsonNode parameter) {
        var targets = new HashSet<String>();
        for (var target : parameter.path("target")) targets.add(target.asString());
        return targets;
    }

    private List<Base> evaluate(Resource resource, Base element, String expression) {
        var node = parsed.computeIfAbsent(expression, text -> engine.parse(SLIPS.getOrDefault(text, text)));
        return engine.evaluate(resource, resource, resource, element, node);
    }

    /** A union compares its quantities, for which HAPI's own context, which is final, would need a table of units. */
    private static IWorkerContext withoutUnits(IWorkerContext context) {
        return (IWorkerContext) Proxy.newProxyInstance(
                FhirPathOracle.class.getClassLoader(),
                new Class<?>[] {IWorkerContext.class},
                (_, method, arguments) ->
                        method.getName().equals("getUcumService") ? null : method.invoke(context, arguments));
    }

    /** The official structures, which the engine asks for the names of types. */
    private final class Definitions implements IValidationSupport {
        private final Map<String, StructureDefinition> byUrl = new HashMap<>();

        Definitions(Map<String, byte[]> files) {
            files.forEach((name, json) -> {
                if (!name.startsWith("StructureDefinition-")) return;
                var derivation =
                        JsonMapper.shared().readTree(json).path("derivation").asString("");
                if (derivation.equals("constraint")) return;
                var structure = (StructureDefinition) parse(json);
                byUrl.put(structure.getUrl(), structure);
            });
        }

        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        @SuppressWarnings("unchecked") // the interface leaves the type to its callers
        public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
            return (List<T>) new ArrayList<>(byUrl.values());
        }

        @Override
        public @Nullable IBaseResource fetchStructureDefinition(String url) {
            return byUrl.get(url);
        }
    }

    /** Resolves a reference to an empty resource of the type it names, or to the contained one. */
    private static final class ByName implements IHostApplicationServices {
        @Override
        public @Nullable Base resolveReference(FHIRPathEngine engine, Object resource, String url, Base reference) {
            if (url.startsWith("#")) return contained((Resource) resource, url);
            var parts = url.replaceAll("/_history/.*", "").split("/", -1);
            if (parts.length < 2) return null;
            try {
                return ResourceFactory.createResource(parts[parts.length - 2]);
            } catch (RuntimeException notAType) {
                return null;
            }
        }

        private static @Nullable Base contained(Resource resource, String url) {
            if (!(resource instanceof DomainResource domain)) return null;
            return domain.getContained().stream()
                    .filter(contained -> contained.getIdElement().getIdPart().equals(url.substring(1)))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public List<Base> resolveConstant(
                FHIRPathEngine engine, Object resource, String name, FHIRPathConstantEvaluationMode mode) {
            return List.of();
        }

        @Override
        public @Nullable TypeDetails resolveConstantType(
                FHIRPathEngine engine, Object resource, String name, FHIRPathConstantEvaluationMode mode) {
            return null;
        }

        @Override
        public boolean log(String argument, List<Base> focus) {
            return true;
        }

        @Override
        public @Nullable FunctionDetails resolveFunction(FHIRPathEngine engine, String name) {
            return null;
        }

        @Override
        public @Nullable TypeDetails checkFunction(
                FHIRPathEngine engine, Object resource, String name, TypeDetails focus, List<TypeDetails> parameters) {
            return null;
        }

        @Override
        public List<Base> executeFunction(
                FHIRPathEngine engine, Object resource, List<Base> focus, String name, List<List<Base>> parameters) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public boolean conformsToProfile(FHIRPathEngine engine, Object resource, Base item, String url) {
            throw new UnsupportedOperationException(url);
        }

        @Override
        public ValueSet resolveValueSet(FHIRPathEngine engine, Object resource, String url) {
            throw new UnsupportedOperationException(url);
        }

        @Override
        public boolean paramIsType(String name, int index) {
            return false;
        }
    }
}
