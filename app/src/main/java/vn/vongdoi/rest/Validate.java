package vn.vongdoi.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Incoming;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.Validation;
import vn.vongdoi.page.Problem;
import vn.vongdoi.record.Records;
import vn.vongdoi.rest.ValidationRequest.Mode;

/**
 * {@code [type]/$validate} and {@code [type]/[id]/$validate}: the resource sent, or the one that is stored, against R4.
 * Nothing is written. Faults of the resource are the answer, not a refusal of the question.
 */
final class Validate {
    private static final int MOST_MB = 1;
    private static final int MOST_WAITING = 8;

    private final Records records;
    private final Write write;
    private final Validation validation;
    /** Who waits keeps room that writes need too. */
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    Validate(Records records, Write write, Validation validation) {
        this.records = records;
        this.write = write;
        this.validation = validation;
    }

    /** Of a resource that is sent and would be created. */
    Answer ofType(Call call, ResourceType type) {
        var request = request(call);
        if (request.mode().filter(mode -> mode != Mode.CREATE).isPresent()) {
            throw Fault.invalid(
                    "mode update, delete và profile dùng ở [loại]/[id]/$validate.",
                    "The modes update, delete and profile are for [type]/[id]/$validate.");
        }
        var resource = request.resource().orElseThrow(Validate::missing);
        return judged(call, request, resource, new ResourceId(type, "new"));
    }

    /** Of a stored resource, or of one that is sent to take its place. */
    Answer ofInstance(Call call, ResourceId id) {
        var request = request(call);
        return switch (request.mode().orElse(request.resource().isPresent() ? Mode.UPDATE : Mode.PROFILE)) {
            case CREATE ->
                throw Fault.invalid("mode create dùng ở [loại]/$validate.", "The mode create is for [type]/$validate.");
            case UPDATE -> {
                var resource = request.resource().orElseThrow(Validate::missing);
                yield judged(call, request, resource, id);
            }
            case DELETE -> {
                stored(call, id);
                yield Answer.outcome(200, List.of());
            }
            case PROFILE -> {
                if (request.resource().isPresent()) {
                    throw Fault.invalid(
                            "mode profile kiểm tra tài nguyên đã lưu, không nhận tài nguyên gửi kèm.",
                            "The mode profile looks at the stored resource and takes none along.");
                }
                yield Answer.outcome(200, issues(Incoming.read(stored(call, id)), id.type(), request));
            }
        };
    }

    private ValidationRequest request(Call call) {
        if (call.verb() != Verb.POST && call.verb() != Verb.GET) {
            throw new Fault(
                    405, Issue.Code.NOT_SUPPORTED, "$validate dùng GET hoặc POST.", "$validate takes GET or POST.");
        }
        checkSize(call.body());
        return ValidationRequest.of(call);
    }

    private static void checkSize(byte[] json) {
        if (json.length <= MOST_MB << 20) return;
        throw new Fault(
                413,
                Issue.Code.TOO_COSTLY,
                "$validate nhận tối đa " + MOST_MB + " MB.",
                "$validate takes at most " + MOST_MB + " MB.");
    }

    private Answer judged(Call call, ValidationRequest request, ObjectNode resource, ResourceId id) {
        var issues = new ArrayList<>(issues(Incoming.of(resource), id.type(), request));
        if (request.mode().isPresent() && issues.stream().noneMatch(Issue::refuses)) {
            issues.addAll(refusals(call, resource, id, request.mode().get()));
        }
        return Answer.outcome(200, issues);
    }

    private List<Issue> issues(Incoming incoming, ResourceType type, ValidationRequest request) {
        return switch (incoming.expecting(type.fhirName())) {
            case Incoming.Refused refused -> refused.issues();
            case Incoming.Accepted accepted -> {
                if (!waiting.tryAcquire()) throw busy();
                try {
                    var profile = request.profile().orElse(null);
                    if (profile != null && !validation.knows(profile)) throw unknown(profile);
                    yield validation.validate(accepted, profile);
                } finally {
                    waiting.release();
                }
            }
        };
    }

    /** Why the write would be refused, sound as the resource is. */
    private List<Issue> refusals(Call call, ObjectNode resource, ResourceId id, Mode mode) {
        try {
            if (mode == Mode.UPDATE) Write.checkId(resource, id);
            write.prepare(call.actor(), id, resource.deepCopy());
            return List.of();
        } catch (Fault fault) {
            return fault.issues();
        } catch (Problem problem) {
            return Fault.of(problem).issues();
        }
    }

    private byte[] stored(Call call, ResourceId id) {
        var version = records.latest(call.actor(), call.purpose(), id).orElseThrow(() -> Fault.notFound(id));
        if (version.deleted()) throw Fault.gone(id);
        checkSize(version.json());
        return version.json();
    }

    private static Fault missing() {
        return new Fault(
                400,
                List.of(Issue.error(
                        Issue.Code.REQUIRED,
                        "Parameters.parameter",
                        "Thiếu tài nguyên cần kiểm tra.",
                        "The resource to validate is missing.")));
    }

    private static Fault unknown(String profile) {
        return new Fault(
                422,
                Issue.Code.NOT_SUPPORTED,
                "Máy chủ không có profile " + profile + ", chỉ có những profile của FHIR R4.",
                "The server does not have the profile " + profile + ", only those of FHIR R4.");
    }

    private static Fault busy() {
        return new Fault(
                429,
                Issue.Code.THROTTLED,
                "Đang có nhiều yêu cầu $validate; xin gửi lại sau.",
                "Many $validate requests are under way; send it again later.");
    }
}
