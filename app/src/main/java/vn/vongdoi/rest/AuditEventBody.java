package vn.vongdoi.rest;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.vongdoi.audit.Event;

/** An event of the log as a FHIR AuditEvent. Of the person it tells the pseudonym only. */
final class AuditEventBody {
    private AuditEventBody() {}

    static byte[] of(Event event) {
        var out = new ByteArrayOutputStream(1 << 10);
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("resourceType", "AuditEvent");
            json.writeStringProperty("id", AuditEvents.ID + event.chain() + "-" + event.number());
            coding(json, "type", "http://terminology.hl7.org/CodeSystem/audit-event-type", "rest");
            json.writeStringProperty("action", String.valueOf(event.action().letter()));
            json.writeStringProperty("recorded", event.at().toString());
            json.writeStringProperty("outcome", event.allowed() ? "0" : "4");
            if (!event.reason().isEmpty()) json.writeStringProperty("outcomeDesc", event.reason());
            json.writeName("purposeOfEvent");
            json.writeStartArray();
            concept(
                    json,
                    "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                    reason(event.purpose()),
                    event.purpose());
            json.writeEndArray();
            agent(json, event);
            json.writeName("source");
            json.writeStartObject();
            json.writeName("observer");
            json.writeStartObject();
            json.writeStringProperty("display", "Vòng Đời");
            json.writeEndObject();
            json.writeEndObject();
            entity(json, event);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void agent(JsonGenerator json, Event event) {
        json.writeName("agent");
        json.writeStartArray();
        json.writeStartObject();
        json.writeName("role");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("text", event.role());
        json.writeEndObject();
        json.writeEndArray();
        if (!event.area().isEmpty()) {
            json.writeName("who");
            json.writeStartObject();
            json.writeStringProperty("display", event.area());
            json.writeEndObject();
        }
        json.writeStringProperty("altId", event.actor());
        json.writeBooleanProperty("requestor", true);
        if (!event.address().isEmpty()) {
            json.writeName("network");
            json.writeStartObject();
            json.writeStringProperty("address", event.address());
            json.writeStringProperty("type", "2");
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void entity(JsonGenerator json, Event event) {
        json.writeName("entity");
        json.writeStartArray();
        json.writeStartObject();
        var person = event.person();
        if (person != null) {
            json.writeName("what");
            json.writeStartObject();
            json.writeName("identifier");
            json.writeStartObject();
            json.writeStringProperty("system", "urn:ietf:rfc:3986");
            json.writeStringProperty("value", "urn:uuid:" + person);
            json.writeEndObject();
            json.writeEndObject();
        }
        coding(json, "type", "http://terminology.hl7.org/CodeSystem/audit-entity-type", "1");
        json.writeStringProperty("description", event.what());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String reason(String purpose) {
        return switch (purpose) {
            case "care" -> "TREAT";
            case "payment" -> "HPAYMT";
            case "public-health" -> "PUBHLTH";
            case "planning" -> "HSYSADMIN";
            case "own-record" -> "PATRQT";
            default -> "HCOMPL";
        };
    }

    private static void coding(JsonGenerator json, String name, String system, String code) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("system", system);
        json.writeStringProperty("code", code);
        json.writeEndObject();
    }

    private static void concept(JsonGenerator json, String system, String code, String text) {
        json.writeStartObject();
        json.writeName("coding");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("system", system);
        json.writeStringProperty("code", code);
        json.writeEndObject();
        json.writeEndArray();
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
