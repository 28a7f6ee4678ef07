package vn.vongdoi.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Resource;

/** A Bundle of the type document: the Composition first, whoever made and keeps it, then what it refers to. */
final class Document {
    private static final String PROFILES = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
    private static final String LOINC = "http://loinc.org";
    private static final String EMPTY_REASON = "http://terminology.hl7.org/CodeSystem/list-empty-reason";

    private final Instant now;
    private final Narrative narrative;
    private final List<ObjectNode> entries = new ArrayList<>();
    private final ObjectNode composition = resource("Composition");
    private final String device;
    private final String keeper;

    /**
     * @param patient full URL
     * @param keeper the name of whoever answers for the record
     */
    Document(Instant now, String patient, String title, String keeper, Narrative narrative) {
        this.now = now;
        this.narrative = narrative;
        this.keeper = add(organization(keeper));
        this.device = add(device());
        profile(composition, "Composition-uv-ips");
        composition.put("language", "vi");
        composition.put("status", "final");
        coding(composition.putObject("type"), LOINC, "60591-5");
        composition.putObject("subject").put("reference", patient);
        composition.put("date", now.toString());
        composition.putArray("author").addObject().put("reference", device);
        composition.put("title", title);
        composition.put("confidentiality", "N");
        composition.putObject("custodian").put("reference", this.keeper);
        var event = composition.putArray("event").addObject();
        coding(event.putArray("code").addObject(), "http://terminology.hl7.org/CodeSystem/v3-ActClass", "PCPR");
        event.putObject("period").put("end", now.toString());
        composition.putArray("section");
    }

    /** What somebody has in hand of the record: known by its own address. */
    void add(String fullUrl, ObjectNode resource) {
        var entry = JsonNodeFactory.instance.objectNode().put("fullUrl", fullUrl);
        entry.set("resource", resource);
        entries.add(entry);
    }

    void section(Section section, List<Row> rows, List<String> fullUrls) {
        var told = begin(section);
        text(told, narrative.of(rows));
        var list = told.putArray("entry");
        for (var url : fullUrls) list.addObject().put("reference", url);
    }

    /** @param reason of HL7's list-empty-reason */
    void emptySection(Section section, String reason, String vietnamese, String english) {
        var told = begin(section);
        text(told, narrative.of(vietnamese, english));
        coding(told.putObject("emptyReason"), EMPTY_REASON, reason);
    }

    private ObjectNode begin(Section section) {
        var told = composition.withArray("section").addObject();
        told.put("title", narrative.both("summary.section." + section.word()));
        coding(told.putObject("code"), LOINC, section.loinc());
        return told;
    }

    byte[] bytes() {
        var bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("id", UUID.randomUUID().toString());
        profile(bundle, "Bundle-uv-ips");
        bundle.put("language", "vi");
        bundle.putObject("identifier")
                .put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:uuid:" + bundle.path("id").asString());
        bundle.put("type", "document").put("timestamp", now.toString());
        var list = bundle.putArray("entry");
        var first = list.addObject().put("fullUrl", urn(composition));
        first.set("resource", composition);
        entries.forEach(list::add);
        return Resource.bytes(bundle);
    }

    private static ObjectNode organization(String name) {
        return resource("Organization").put("name", name);
    }

    private ObjectNode device() {
        var device = resource("Device");
        device.put("status", "active");
        device.putArray("deviceName").addObject().put("name", "Vòng Đời").put("type", "model-name");
        device.putObject("owner").put("reference", keeper);
        return device;
    }

    /** One that is made for this document alone. */
    private static ObjectNode resource(String type) {
        var id = UUID.randomUUID().toString();
        return JsonNodeFactory.instance.objectNode().put("resourceType", type).put("id", id);
    }

    private String add(ObjectNode own) {
        add(urn(own), own);
        return urn(own);
    }

    private static String urn(ObjectNode resource) {
        return "urn:uuid:" + resource.path("id").asString();
    }

    private static void profile(ObjectNode resource, String name) {
        resource.putObject("meta").putArray("profile").add(PROFILES + name);
    }

    private static void text(ObjectNode section, String div) {
        section.putObject("text").put("status", "generated").put("div", div);
    }

    private static void coding(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }
}
