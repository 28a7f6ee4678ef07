package vn.vongdoi.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;

/**
 * One FHIR request, whether it came alone or as the entry of a Bundle.
 *
 * @param path below the base, decoded, without slashes at its ends: {@code Patient/1/_history}
 * @param parameters of the URL and of a posted form, decoded, in their order
 * @param body as JSON; empty when there is none
 * @param contentType as sent; null when the body is already known to be JSON of a Bundle's entry
 * @param base URL of the server, without a slash at its end
 */
record Call(
        Actor actor,
        Verb verb,
        String path,
        List<Map.Entry<String, String>> parameters,
        Conditions conditions,
        Preference preference,
        byte[] body,
        @Nullable String contentType,
        String base) {

    Call {
        parameters = List.copyOf(parameters);
    }

    /** For what the actor's role reads. */
    Purpose purpose() {
        return actor.role().purpose();
    }

    List<String> segments() {
        return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
    }

    Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(p -> p.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Those of an operation: of the URL or a form, and of a body of Parameters. */
    List<Map.Entry<String, String>> operationParameters() {
        if (body.length == 0) return parameters;
        var asked = new ArrayList<>(parameters);
        for (var parameter : Tree.ofParameters(body).path("parameter")) {
            var name = parameter.path("name").asString("");
            var value = parameter
                    .propertyStream()
                    .filter(property -> property.getKey().startsWith("value"))
                    .map(property -> property.getValue().asString(""))
                    .findFirst()
                    .orElseThrow(() -> Fault.invalid(
                            "Tham số " + name + " không có giá trị.", "The parameter " + name + " has no value."));
            asked.add(Map.entry(name, value));
        }
        return asked;
    }

    /** The same call with only these parameters. */
    Call asking(List<Map.Entry<String, String>> used) {
        return new Call(actor, verb, path, used, conditions, preference, body, contentType, base);
    }

    /** An address without this server's own base. */
    String relative(String address) {
        return address.startsWith(base) && address.startsWith("/", base.length())
                ? address.substring(base.length() + 1)
                : address;
    }
}
