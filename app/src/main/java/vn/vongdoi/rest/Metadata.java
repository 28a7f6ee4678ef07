package vn.vongdoi.rest;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.oauth.Endpoints;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchParameters;

/** {@code GET metadata}: what the server does, no more and no less. Written once, when first asked for. */
final class Metadata {
    private static final List<String> INTERACTIONS = List.of(
            "read", "vread", "update", "patch", "delete", "history-instance", "history-type", "create", "search-type");

    private static final String R4_OPERATIONS = "http://hl7.org/fhir/OperationDefinition/";
    private static final String EVERYTHING = "_since, _type, _count; không có / without: start, end";

    /** What may be taken along of those that refer to a type. */
    private static final Map<ResourceType, List<String>> REFERRING = referring();

    private static final class Held {
        private byte @Nullable [] json;
    }

    private final Clock clock;
    private final Endpoints endpoints;
    private final List<PatientOperation> offered;
    private final Held held = new Held();

    Metadata(Clock clock, Endpoints endpoints, List<PatientOperation> offered) {
        this.offered = List.copyOf(offered);
        this.clock = clock;
        this.endpoints = endpoints;
    }

    Answer answer() {
        synchronized (held) {
            if (held.json == null) held.json = statement();
            return Answer.of(200, held.json);
        }
    }

    private byte[] statement() {
        var out = new ByteArrayOutputStream(1 << 20);
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("resourceType", "CapabilityStatement");
            json.writeStringProperty("status", "active");
            json.writeStringProperty("date", clock.instant().toString());
            json.writeStringProperty("kind", "instance");
            json.writeName("software");
            json.writeStartObject();
            json.writeStringProperty("name", "Vòng Đời");
            var version = Metadata.class.getPackage().getImplementationVersion();
            // From the manifest of the jar; classes run from a folder have none.
            json.writeStringProperty("version", version == null ? "development" : version);
            json.writeEndObject();
            json.writeName("implementation");
            json.writeStartObject();
            json.writeStringProperty(
                    "description", "Hồ sơ sức khỏe vòng đời của tỉnh / the province's life-course record");
            json.writeEndObject();
            json.writeStringProperty("fhirVersion", "4.0.1");
            texts(json, "format", List.of("application/fhir+json", "application/fhir+xml", "json", "xml"));
            texts(
                    json,
                    "patchFormat",
                    List.of("application/json-patch+json", "application/fhir+json", "application/fhir+xml"));
            json.writeName("rest");
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringProperty("mode", "server");
            security(json);
            json.writeName("resource");
            json.writeStartArray();
            for (var type : ResourceType.values()) resource(json, type);
            json.writeEndArray();
            codes(json, "interaction", List.of("transaction", "batch", "history-system"));
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private void security(JsonGenerator json) {
        json.writeName("security");
        json.writeStartObject();
        json.writeName("extension");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("url", "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris");
        json.writeName("extension");
        json.writeStartArray();
        uri(json, "authorize", endpoints.authorize());
        uri(json, "token", endpoints.token());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeName("service");
        json.writeStartArray();
        json.writeStartObject();
        json.writeName("coding");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("system", "http://terminology.hl7.org/CodeSystem/restful-security-service");
        json.writeStringProperty("code", "SMART-on-FHIR");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeStringProperty(
                "description",
                "Authorization: Bearer, mã từ điểm cấp mã hoặc do quản trị cấp"
                        + " / a token from the token endpoint or given by the administrator");
        json.writeEndObject();
    }

    private static void uri(JsonGenerator json, String name, String value) {
        json.writeStartObject();
        json.writeStringProperty("url", name);
        json.writeStringProperty("valueUri", value);
        json.writeEndObject();
    }

    private void resource(JsonGenerator json, ResourceType type) {
        json.writeStartObject();
        json.writeStringProperty("type", type.fhirName());
        codes(json, "interaction", INTERACTIONS);
        json.writeStringProperty("versioning", "versioned");
        json.writeBooleanProperty("readHistory", true);
        json.writeBooleanProperty("updateCreate", true);
        json.writeBooleanProperty("conditionalCreate", true);
        json.writeStringProperty("conditionalRead", "full-support");
        json.writeBooleanProperty("conditionalUpdate", true);
        json.writeStringProperty("conditionalDelete", "single");
        texts(json, "referencePolicy", List.of("literal", "logical"));
        texts(
                json,
                "searchInclude",
                SearchParameters.of(type).stream()
                        .filter(p -> p.kind() == SearchParameter.Kind.REFERENCE)
                        .map(p -> type.fhirName() + ":" + p.code())
                        .toList());
        texts(json, "searchRevInclude", REFERRING.getOrDefault(type, List.of()));
        json.writeName("searchParam");
        json.writeStartArray();
        for (var parameter : SearchParameters.of(type)) {
            json.writeStartObject();
            json.writeStringProperty("name", parameter.code());
            json.writeStringProperty("definition", parameter.definition());
            json.writeStringProperty("type", parameter.kind().word());
            json.writeEndObject();
        }
        json.writeEndArray();
        operations(json, type);
        json.writeEndObject();
    }

    private static Map<ResourceType, List<String>> referring() {
        var referring = new EnumMap<ResourceType, List<String>>(ResourceType.class);
        for (var source : ResourceType.values()) {
            for (var parameter : SearchParameters.of(source)) {
                for (var target : ResourceType.values()) {
                    if (!parameter.leadsTo(target)) continue;
                    referring
                            .computeIfAbsent(target, _ -> new ArrayList<>())
                            .add(source.fhirName() + ":" + parameter.code());
                }
            }
        }
        return referring;
    }

    private static void codes(JsonGenerator json, String name, List<String> codes) {
        json.writeName(name);
        json.writeStartArray();
        for (var code : codes) {
            json.writeStartObject();
            json.writeStringProperty("code", code);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void operations(JsonGenerator json, ResourceType type) {
        json.writeName("operation");
        json.writeStartArray();
        operation(json, "validate", R4_OPERATIONS + "Resource-validate", "");
        if (type == ResourceType.PATIENT) {
            operation(json, "everything", R4_OPERATIONS + "Patient-everything", EVERYTHING);
            for (var one : offered) operation(json, one.name(), one.definition(), "");
        }
        json.writeEndArray();
    }

    private static void operation(JsonGenerator json, String name, String definition, String documentation) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("definition", definition);
        if (!documentation.isEmpty()) json.writeStringProperty("documentation", documentation);
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        if (texts.isEmpty()) return;
        json.writeName(name);
        json.writeStartArray();
        for (var text : texts) json.writeString(text);
        json.writeEndArray();
    }
}
