package vn.vongdoi.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;

/**
 * An operation on one Patient that a module above offers: a bean of this type is answered at {@code Patient/[id]/$name},
 * by GET and POST, and stands in {@code metadata}.
 *
 * @param name without the dollar sign
 * @param definition canonical URL of its OperationDefinition
 * @param parameters those it knows; any other is refused unless the sender is lenient
 * @param reads what its answer may hold: a program needs the scopes of {@code $everything} for these types
 */
public record PatientOperation(
        String name, String definition, Set<String> parameters, Set<ResourceType> reads, Answering answering) {
    private static final Set<String> OF_EVERY_REQUEST = Set.of("_format", "_pretty");

    public PatientOperation {
        parameters = Set.copyOf(parameters);
        reads = Set.copyOf(reads);
    }

    /** Makes the answer: a resource as JSON; empty when there is nobody whom the actor may read. */
    public interface Answering {
        Optional<byte[]> answer(Question question);
    }

    /**
     * @param parameters that the operation knows, each once
     * @param base URL of the server, without a slash at its end
     */
    public record Question(
            Actor actor, Purpose purpose, ResourceId patient, Map<String, String> parameters, String base) {
        public Question {
            parameters = Map.copyOf(parameters);
        }
    }

    Answer answer(Call call, ResourceId patient) {
        if (call.verb() != Verb.GET && call.verb() != Verb.POST) {
            throw new Fault(
                    405,
                    Issue.Code.NOT_SUPPORTED,
                    "$" + name + " dùng GET hoặc POST.",
                    "$" + name + " takes GET or POST.");
        }
        ScopeCheck.of(call).needEverything(reads);
        var known = known(call.operationParameters(), call.preference().lenient());
        var question = new Question(call.actor(), call.purpose(), patient, known, call.base());
        return Answer.of(200, answering.answer(question).orElseThrow(() -> Fault.notFound(patient)));
    }

    private Map<String, String> known(List<Map.Entry<String, String>> asked, boolean lenient) {
        var known = new HashMap<String, String>();
        for (var parameter : asked) {
            if (OF_EVERY_REQUEST.contains(parameter.getKey())) continue;
            if (!parameters.contains(parameter.getKey())) {
                if (lenient) continue;
                throw unknown(parameter.getKey());
            }
            if (known.put(parameter.getKey(), parameter.getValue()) != null) throw twice(parameter.getKey());
        }
        return known;
    }

    private Fault unknown(String parameter) {
        var list = String.join(", ", parameters.stream().sorted().toList());
        return Fault.invalid(
                "$" + name + " không có tham số " + parameter + "; có " + list + ".",
                "$" + name + " has no parameter " + parameter + "; it has " + list + ".");
    }

    private static Fault twice(String parameter) {
        return Fault.invalid(
                "Tham số " + parameter + " chỉ gửi một lần.", "The parameter " + parameter + " is sent once only.");
    }
}
