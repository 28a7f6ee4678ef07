package vn.vongdoi.rest;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON for human eyes: {@code _pretty=true}. */
final class Pretty {
    private static final JsonMapper INDENTING = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Pretty() {}

    static byte[] json(byte[] json) {
        return INDENTING.writeValueAsBytes(INDENTING.readTree(json));
    }
}
