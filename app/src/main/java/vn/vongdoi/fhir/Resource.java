package vn.vongdoi.fhir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A FHIR R4 resource as it crosses modules: its type, its id and its JSON, parsed only when looked into. */
public record Resource(ResourceType type, String id, byte[] json) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    public Resource {
        if (!validId(id)) throw new IllegalArgumentException("not a FHIR id (1–64 of A–Z a–z 0–9 - .): " + id);
    }

    /** The JSON as a tree; parsed anew each time, so keep it when looking twice. */
    public JsonNode tree() {
        return MAPPER.readTree(json);
    }

    public String reference() {
        return type.fhirName() + "/" + id;
    }

    private static boolean validId(String id) {
        if (id.isEmpty() || id.length() > 64) return false;
        for (var i = 0; i < id.length(); i++) {
            var c = id.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '-' || c == '.')) {
                return false;
            }
        }
        return true;
    }
}
