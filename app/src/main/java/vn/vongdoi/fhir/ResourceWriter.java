package vn.vongdoi.fhir;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes one resource straight to JSON bytes, without an object model in between. Methods speak FHIR's data types;
 * an empty or null value writes nothing, because FHIR forbids empty elements.
 */
public final class ResourceWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter VIETNAM_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+07:00'");

    private final ResourceType type;
    private final String id;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(768);
    private final JsonGenerator json;

    private ResourceWriter(ResourceType type, String id) {
        this.type = type;
        this.id = id;
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeStringProperty("resourceType", type.fhirName());
        json.writeStringProperty("id", id);
    }

    public static ResourceWriter of(ResourceType type, String id) {
        return new ResourceWriter(type, id);
    }

    public Resource finish() {
        json.writeEndObject();
        json.close();
        return new Resource(type, id, out.toByteArray());
    }

    public ResourceWriter text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) json.writeStringProperty(name, value);
        return this;
    }

    public ResourceWriter number(String name, @Nullable BigDecimal value) {
        if (value != null) json.writeNumberProperty(name, value);
        return this;
    }

    public ResourceWriter whole(String name, int value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    public ResourceWriter truth(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    public ResourceWriter date(String name, @Nullable LocalDate value) {
        return value == null ? this : text(name, value.toString());
    }

    /** A time of day in Viet Nam. */
    public ResourceWriter time(String name, @Nullable LocalDateTime value) {
        return value == null ? this : text(name, VIETNAM_TIME.format(value));
    }

    public ResourceWriter period(String name, @Nullable LocalDateTime start, @Nullable LocalDateTime end) {
        if (start == null && end == null) return this;
        return object(name).time("start", start).time("end", end).end();
    }

    public ResourceWriter object(String name) {
        json.writeName(name);
        json.writeStartObject();
        return this;
    }

    public ResourceWriter array(String name) {
        json.writeName(name);
        json.writeStartArray();
        return this;
    }

    /** An object inside an array. */
    public ResourceWriter item() {
        json.writeStartObject();
        return this;
    }

    public ResourceWriter item(String value) {
        json.writeString(value);
        return this;
    }

    public ResourceWriter end() {
        json.writeEndObject();
        return this;
    }

    public ResourceWriter endArray() {
        json.writeEndArray();
        return this;
    }

    public ResourceWriter reference(String name, ResourceType type, String id) {
        return object(name).text("reference", type.fhirName() + "/" + id).end();
    }

    /** A reference to something the record does not hold, named by its identifier. */
    public ResourceWriter logicalReference(String name, CodeSystem system, String value, @Nullable String display) {
        return object(name)
                .identifier("identifier", system, value)
                .text("display", display)
                .end();
    }

    public ResourceWriter identifier(String name, CodeSystem system, String value) {
        return object(name).text("system", system.url()).text("value", value).end();
    }

    public ResourceWriter coding(String name, CodeSystem system, String code, @Nullable String display) {
        return object(name)
                .text("system", system.url())
                .text("code", code)
                .text("display", display)
                .end();
    }

    /** A CodeableConcept of one coding; without a code only the text. */
    public ResourceWriter concept(String name, CodeSystem system, String code, @Nullable String text) {
        return object(name).conceptBody(system, code, text).end();
    }

    /** As {@link #concept}, as an item of an array. */
    public ResourceWriter conceptItem(CodeSystem system, String code, @Nullable String text) {
        return item().conceptBody(system, code, text).end();
    }

    private ResourceWriter conceptBody(CodeSystem system, String code, @Nullable String text) {
        if (!code.isEmpty()) {
            array("coding")
                    .item()
                    .text("system", system.url())
                    .text("code", code)
                    .end()
                    .endArray();
        }
        return text("text", text);
    }

    /** A concept of HL7's own terminology, by its URL. */
    public ResourceWriter hl7Concept(String name, String system, String code) {
        object(name)
                .array("coding")
                .item()
                .text("system", system)
                .text("code", code)
                .end();
        return endArray().end();
    }

    public ResourceWriter quantity(String name, @Nullable BigDecimal value, @Nullable String unit) {
        return value == null
                ? this
                : object(name).number("value", value).text("unit", unit).end();
    }

    public ResourceWriter money(String name, Dong amount) {
        object(name)
                .number(
                        "value",
                        amount.amount().stripTrailingZeros().scale() < 0
                                ? amount.amount().setScale(0)
                                : amount.amount().stripTrailingZeros());
        return text("currency", "VND").end();
    }
}
