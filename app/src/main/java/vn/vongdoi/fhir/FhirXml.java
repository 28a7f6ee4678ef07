package vn.vongdoi.fhir;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resources as XML: read into the same tree and held to the same definitions as JSON, written from the JSON the record
 * keeps. Both ways follow the element table alone, so that nothing a resource may hold is lost: extensions of primitives,
 * digits of decimals, contained resources, narratives. Comments are.
 */
public final class FhirXml {
    static final String NAMESPACE = "http://hl7.org/fhir";

    private FhirXml() {}

    /** A resource of any type. */
    public static Incoming read(byte[] xml) {
        try {
            return Incoming.of(tree(xml));
        } catch (Refusal refusal) {
            return Incoming.Refused.because(refusal);
        }
    }

    /** A resource of that type, as the standard writes it. */
    public static Incoming read(byte[] xml, String expectedType) {
        return read(xml).expecting(expectedType);
    }

    /** @throws IllegalArgumentException when the JSON is no sound resource; what the record keeps always is */
    public static byte[] write(byte[] json) {
        try {
            return write(StrictJson.object(json));
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal);
        }
    }

    /** @throws IllegalArgumentException when the tree is no sound resource; what was accepted always is */
    public static byte[] write(ObjectNode resource) {
        return XmlWriting.write(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON an XML document stands for, not yet held to any definition. */
    static ObjectNode tree(byte[] xml) throws Refusal {
        return XmlReading.read(xml);
    }
}
