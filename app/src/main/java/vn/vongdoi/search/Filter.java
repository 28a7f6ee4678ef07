package vn.vongdoi.search;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.fhir.ResourceType;

/** Which elements of a field a path goes on with. */
sealed interface Filter {
    Filter ALL = new All();

    /** Whether the element counts; index is where it stands among its siblings. */
    boolean accepts(JsonNode element, int index, JsonNode resource);

    record All() implements Filter {
        @Override
        public boolean accepts(JsonNode element, int index, JsonNode resource) {
            return true;
        }
    }

    record At(int position) implements Filter {
        @Override
        public boolean accepts(JsonNode element, int index, JsonNode resource) {
            return index == position;
        }
    }

    record Where(String field, String value) implements Filter {
        @Override
        public boolean accepts(JsonNode element, int index, JsonNode resource) {
            return value.equals(Fields.text(element, field));
        }
    }

    /** FHIRPath's {@code resolve() is}, decided by what the reference says of its target. */
    record LeadsTo(ResourceType type) implements Filter {
        @Override
        public boolean accepts(JsonNode element, int index, JsonNode resource) {
            var reference = Fields.text(element, "reference");
            if (reference != null && reference.startsWith("#")) return isContained(reference.substring(1), resource);
            return type == References.read(element).type();
        }

        private boolean isContained(String id, JsonNode resource) {
            for (var contained : Fields.all(resource, "contained")) {
                if (id.equals(Fields.text(contained, "id"))) return isOf(contained, type);
            }
            return id.isEmpty() && isOf(resource, type);
        }

        private static boolean isOf(JsonNode resource, @Nullable ResourceType type) {
            return type != null && type.fhirName().equals(Fields.text(resource, "resourceType"));
        }
    }
}
