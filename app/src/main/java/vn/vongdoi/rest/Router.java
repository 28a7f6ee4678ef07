package vn.vongdoi.rest;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vongdoi.access.Interaction;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;

/** Which operation a request asks for: R4's table of interactions, read from verb and path. */
final class Router {
    private static final Logger log = LoggerFactory.getLogger(Router.class);

    private final Operations operations;

    Router(Operations operations) {
        this.operations = operations;
    }

    /** Every refusal below becomes an OperationOutcome. */
    Answer answer(Call call) {
        try {
            return route(call);
        } catch (Fault fault) {
            return fault.answer();
        } catch (Problem problem) {
            return Fault.of(problem).answer();
        }
    }

    /** The entry of a Bundle. It cannot be a Bundle itself: while one waits for its entries it holds its place. */
    Answer answerEntry(Call call) {
        if (!call.segments().isEmpty()) {
            try {
                return answer(call);
            } catch (RuntimeException e) {
                // The entries beside it have been answered, and may have been written: they are told so.
                log.error("{} of an entry failed", call.verb(), e);
                return new Fault(500, Issue.Code.EXCEPTION, "Máy chủ gặp lỗi.", "The server met an error.").answer();
            }
        }
        return Fault.invalid(
                        "Một entry không thể lại là batch hoặc transaction: request.url cần loại tài nguyên.",
                        "An entry cannot be a batch or transaction itself: request.url needs a resource type.")
                .answer();
    }

    private Answer route(Call call) {
        var path = call.segments();
        var last = path.isEmpty() ? "" : path.getLast();
        if (last.startsWith("$")) return operation(call, path);
        return switch (path.size()) {
            case 0 -> root(call);
            case 1 ->
                switch (last) {
                    case "metadata" ->
                        only(call, Verb.GET, () -> operations.metadata().answer());
                    case "_history" ->
                        only(call, Verb.GET, () -> {
                            ScopeCheck.of(call).needAll(Interaction.SEARCH);
                            return operations.history().history(call, null, null);
                        });
                    case "_search" -> throw unknown(call);
                    default -> type(call, type(last));
                };
            case 2 ->
                switch (last) {
                    case "_search" ->
                        only(call, Verb.POST, () -> operations.search().posted(call, type(path.getFirst())));
                    case "_history" ->
                        only(call, Verb.GET, () -> {
                            var type = needed(call, type(path.getFirst()), Interaction.SEARCH);
                            return operations.history().history(call, null, type);
                        });
                    default -> instance(call, id(path));
                };
            case 3 -> {
                if (!last.equals("_history")) throw unknown(call);
                var id = needed(call, id(path), Interaction.READ);
                yield only(call, Verb.GET, () -> operations.history().history(call, id, null));
            }
            case 4 -> {
                if (!path.get(2).equals("_history")) throw unknown(call);
                var id = needed(call, id(path), Interaction.READ);
                yield only(call, Verb.GET, () -> operations.read().version(call, id, version(last)));
            }
            default -> throw unknown(call);
        };
    }

    private Answer root(Call call) {
        return only(call, Verb.POST, () -> operations.bundle().answer(call));
    }

    private Answer type(Call call, ResourceType type) {
        return switch (call.verb()) {
            case GET, HEAD ->
                type == ResourceType.AUDIT_EVENT && AuditEvents.asks(call)
                        ? operations.auditEvents().search(call, needed(call, type, Interaction.SEARCH))
                        : operations.search().search(call, type);
            case POST -> operations.write().create(call, needed(call, type, Interaction.CREATE));
            case PUT ->
                operations.write().updateMatching(call, needed(call, type, Interaction.UPDATE), criteria(call, type));
            case DELETE ->
                operations.write().deleteMatching(call, needed(call, type, Interaction.DELETE), criteria(call, type));
            case PATCH ->
                operations.patch().patchMatching(call, needed(call, type, Interaction.UPDATE), criteria(call, type));
        };
    }

    private Answer instance(Call call, ResourceId id) {
        return switch (call.verb()) {
            case GET, HEAD ->
                AuditEvents.isOne(id)
                        ? operations.auditEvents().read(call, needed(call, id, Interaction.READ))
                        : operations.read().read(call, needed(call, id, Interaction.READ));
            case PUT -> operations.write().update(call, needed(call, id, Interaction.UPDATE));
            case DELETE -> operations.write().delete(call, needed(call, id, Interaction.DELETE));
            case PATCH -> operations.patch().patch(call, needed(call, id, Interaction.UPDATE));
            case POST -> throw notAllowed(call);
        };
    }

    private Answer operation(Call call, List<String> path) {
        return switch (path.getLast()) {
            case "$everything" -> {
                if (path.size() != 3 || type(path.getFirst()) != ResourceType.PATIENT) throw unknown(call);
                yield operations.everything().answer(call, id(path));
            }
            case "$validate" ->
                switch (path.size()) {
                    case 2 -> operations.validate().ofType(call, type(path.getFirst()));
                    case 3 -> operations.validate().ofInstance(call, needed(call, id(path), Interaction.READ));
                    default -> throw unknown(call);
                };
            default -> {
                var offered = operations.offered(path.getLast().substring(1));
                if (offered.isEmpty() || path.size() != 3 || type(path.getFirst()) != ResourceType.PATIENT)
                    throw unknown(call);
                yield offered.get().answer(call, id(path));
            }
        };
    }

    private interface Asked {
        Answer answer();
    }

    private static Answer only(Call call, Verb verb, Asked asked) {
        var wanted = call.verb() == Verb.HEAD ? Verb.GET : call.verb();
        if (wanted != verb) throw notAllowed(call);
        return asked.answer();
    }

    private static ResourceType needed(Call call, ResourceType type, Interaction interaction) {
        ScopeCheck.of(call).need(type, interaction);
        return type;
    }

    private static ResourceId needed(Call call, ResourceId id, Interaction interaction) {
        ScopeCheck.of(call).need(id.type(), interaction);
        return id;
    }

    /** The condition of a conditional update, delete or patch is the query of the URL. */
    private static String criteria(Call call, ResourceType type) {
        var query = Criteria.of(call.parameters());
        if (query.isEmpty()) {
            throw new Fault(
                    412,
                    Issue.Code.NOT_SUPPORTED,
                    "Cần id hoặc điều kiện tìm, ví dụ " + call.path() + "?identifier=…",
                    "An id or search criteria are needed, such as " + call.path() + "?identifier=…");
        }
        ScopeCheck.of(call).need(Criteria.query(type, query, call.base()));
        return query;
    }

    private static ResourceType type(String name) {
        return ResourceType.find(name)
                .orElseThrow(() -> new Fault(
                        404,
                        Issue.Code.NOT_SUPPORTED,
                        "FHIR R4 không có loại tài nguyên " + name + ".",
                        "FHIR R4 has no resource type " + name + "."));
    }

    private static ResourceId id(List<String> path) {
        var type = type(path.getFirst());
        if (!ResourceId.valid(path.get(1))) {
            throw Fault.invalid(
                    "id gồm 1–64 ký tự A–Z a–z 0–9 - . ; nhận được \"" + path.get(1) + "\".",
                    "An id has 1–64 characters A–Z a–z 0–9 - . ; got \"" + path.get(1) + "\".");
        }
        return new ResourceId(type, path.get(1));
    }

    private static int version(String text) {
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Fault(
                    404, Issue.Code.NOT_FOUND, "Không có phiên bản " + text + ".", "There is no version " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private static Fault unknown(Call call) {
        return new Fault(
                404,
                Issue.Code.NOT_SUPPORTED,
                "Máy chủ không có thao tác " + call.verb() + " /" + call.path() + ".",
                "The server has no operation " + call.verb() + " /" + call.path() + ".");
    }

    private static Fault notAllowed(Call call) {
        return new Fault(
                405,
                Issue.Code.NOT_SUPPORTED,
                "Không dùng " + call.verb() + " ở /" + call.path() + " được.",
                call.verb() + " is not possible at /" + call.path() + ".");
    }
}
