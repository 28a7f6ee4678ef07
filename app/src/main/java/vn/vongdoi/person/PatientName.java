package vn.vongdoi.person;

import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** The name of a FHIR Patient in Vietnamese order: family name first, given names behind. */
final class PatientName {
    private PatientName() {}

    /** The official one, else the first; empty when there is none. */
    static Optional<String> find(JsonNode patient) {
        var names = patient.path("name");
        for (var name : names) if (name.path("use").asString("").equals("official")) return text(name);
        return names.isEmpty() ? Optional.empty() : text(names.get(0));
    }

    private static Optional<String> text(JsonNode name) {
        var whole = name.path("text").asString("");
        if (whole.isBlank()) {
            var parts = new StringJoiner(" ");
            parts.add(name.path("family").asString(""));
            for (var given : name.path("given")) parts.add(given.asString(""));
            whole = parts.toString();
        }
        return whole.isBlank() ? Optional.empty() : Optional.of(whole.strip());
    }
}
