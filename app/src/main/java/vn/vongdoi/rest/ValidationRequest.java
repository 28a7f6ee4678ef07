package vn.vongdoi.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Incoming;

/**
 * What {@code $validate} is asked: by a resource alone as the body, with the rest in the URL, or by Parameters.
 *
 * @param resource as sent, sound or not
 */
record ValidationRequest(Optional<ObjectNode> resource, Optional<Mode> mode, Optional<String> profile) {
    /** The standard's value set resource-validation-mode. */
    enum Mode {
        CREATE,
        UPDATE,
        DELETE,
        PROFILE;

        static Mode of(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> Fault.invalid(
                            "mode là create, update, delete hoặc profile; nhận được " + word + ".",
                            "mode is create, update, delete or profile; got " + word + "."));
        }
    }

    static ValidationRequest of(Call call) {
        var mode = call.parameter("mode").map(Mode::of);
        var profile = call.parameter("profile");
        if (call.body().length == 0) return new ValidationRequest(Optional.empty(), mode, profile);
        var body = read(call.body());
        if (!body.path("resourceType").asString("").equals("Parameters")) {
            return new ValidationRequest(Optional.of(body), mode, profile);
        }
        var resource = parameter(body, "resource").map(parameter -> parameter.remove("resource"));
        // Sound without the resource, whose faults are the answer.
        Tree.accepted(Incoming.of(body));
        return new ValidationRequest(
                resource.map(ValidationRequest::object),
                parameter(body, "mode")
                        .map(parameter -> Mode.of(parameter.path("valueCode").asString("")))
                        .or(() -> mode),
                parameter(body, "profile")
                        .map(parameter -> parameter.path("valueUri").asString(""))
                        .or(() -> profile));
    }

    private static ObjectNode read(byte[] body) {
        return switch (Incoming.read(body)) {
            case Incoming.Accepted accepted -> accepted.tree();
            case Incoming.Refused refused -> {
                if (refused.tree() == null) throw new Fault(400, refused.issues());
                yield refused.tree();
            }
        };
    }

    private static Optional<ObjectNode> parameter(ObjectNode parameters, String name) {
        for (var parameter : parameters.path("parameter")) {
            if (parameter instanceof ObjectNode object
                    && object.path("name").asString("").equals(name)) return Optional.of(object);
        }
        return Optional.empty();
    }

    private static ObjectNode object(JsonNode resource) {
        if (resource instanceof ObjectNode object) return object;
        throw Fault.invalid("resource phải là một tài nguyên.", "resource must be a resource.");
    }
}
