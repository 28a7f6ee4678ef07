package vn.vongdoi.fhir;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A FHIR R4 resource as it crosses modules: its type, its id and its JSON, parsed only when looked into. */
public record Resource(ResourceType type, String id, byte[] json) {
    /** A decimal says by its digits how precise it is: 1.00 must not become 1.0. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    public Resource {
        if (!Form.isId(id)) throw new IllegalArgumentException("not a FHIR id (1–64 of A–Z a–z 0–9 - .): " + id);
    }

    /** The JSON as a tree; parsed anew each time, so keep it when looking twice. */
    public JsonNode tree() {
        return MAPPER.readTree(json);
    }

    public String reference() {
        return type.fhirName() + "/" + id;
    }

    /** The JSON of a tree, every digit of its decimals kept. */
    public static byte[] bytes(JsonNode tree) {
        return CompactJson.bytes(tree);
    }
}
