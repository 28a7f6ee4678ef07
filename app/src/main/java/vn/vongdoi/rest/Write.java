package vn.vongdoi.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.access.Actor;
import vn.vongdoi.fhir.Addresses;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Prepared;
import vn.vongdoi.record.Records;
import vn.vongdoi.record.Writing;

/** create, update and delete of one resource, with and without conditions. */
final class Write {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Records records;
    private final Clock clock;

    Write(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** @param tree whose references are as they are to be kept */
    Prepared prepare(Actor actor, ResourceId id, ObjectNode tree) {
        return Prepared.of(id, tree, actor.facility().orElse(null), LocalDate.now(clock.withZone(VIETNAM)));
    }

    /** References that name this server's own address are kept relative, as they are searched. */
    Prepared prepareOwn(Call call, ResourceId id, ObjectNode tree) {
        Addresses.rewrite(tree, call::relative, UnaryOperator.identity());
        return prepare(call.actor(), id, tree);
    }

    ResourceId newId(ResourceType type) {
        return records.newId(type);
    }

    /** {@code POST [type]}; with If-None-Exist only when nothing matches. */
    Answer create(Call call, ResourceType type) {
        var prepared = prepareOwn(call, newId(type), Tree.of(call.body(), type));
        var criteria = Optional.ofNullable(call.conditions().ifNoneExist());
        criteria.ifPresent(asked -> ScopeCheck.of(call).need(Criteria.query(type, asked, call.base())));
        return records.submit(call.actor(), List.of(), prepared.references(), writing -> {
            if (criteria.isPresent()) {
                var found = Matching.one(writing, call, type, criteria.get());
                if (found.isPresent()) return existing(writing, found.get());
            }
            return Answer.written(
                    writing.create(prepared),
                    call.preference(),
                    prepared.resource().json());
        });
    }

    private static Answer existing(Writing writing, ResourceId id) {
        var standing = writing.standing(id).orElseThrow();
        return new Answer(200, null, standing.version(), standing.updated(), Answer.location(id, standing.version()));
    }

    /** {@code PUT [type]/[id]}: a new version, or a new resource under the sender's own id. */
    Answer update(Call call, ResourceId id) {
        var tree = Tree.of(call.body(), id.type());
        checkId(tree, id);
        var prepared = prepareOwn(call, id, tree);
        return records.submit(call.actor(), List.of(id), prepared.references(), writing -> {
            check(writing, id, call.conditions());
            return Answer.written(
                    writing.save(prepared),
                    call.preference(),
                    prepared.resource().json());
        });
    }

    /** {@code PUT [type]?criteria}. */
    Answer updateMatching(Call call, ResourceType type, String criteria) {
        var tree = Tree.of(call.body(), type);
        var sent = Optional.ofNullable(tree.path("id").asString(null));
        var id = sent.map(i -> new ResourceId(type, i)).orElseGet(() -> newId(type));
        var prepared = prepareOwn(call, id, tree);
        return records.submit(call.actor(), List.of(id), prepared.references(), writing -> {
            var found = Matching.one(writing, call, type, criteria);
            if (found.isPresent() && sent.isPresent() && !found.get().equals(id)) {
                throw new Fault(
                        400,
                        Issue.Code.INVALID,
                        "Điều kiện tìm thấy " + found.get() + " nhưng tài nguyên gửi lên mang id " + id.id() + ".",
                        "The criteria match " + found.get() + " but the resource sent has the id " + id.id() + ".");
            }
            var target = found.orElse(id);
            check(writing, target, call.conditions());
            var written = target.equals(id) ? prepared : prepare(call.actor(), target, tree);
            var saved = found.isEmpty() && sent.isEmpty() ? writing.create(written) : writing.save(written);
            return Answer.written(saved, call.preference(), written.resource().json());
        });
    }

    /** {@code DELETE [type]/[id]}; deleting what is not there is no fault. */
    Answer delete(Call call, ResourceId id) {
        return records.submit(
                call.actor(),
                List.of(id),
                List.of(),
                writing -> delete(writing, id, call.conditions().ifMatch()));
    }

    /** {@code DELETE [type]?criteria}, of at most one. */
    Answer deleteMatching(Call call, ResourceType type, String criteria) {
        return records.submit(
                call.actor(),
                List.of(),
                List.of(),
                writing -> Matching.one(writing, call, type, criteria)
                        .map(id -> delete(writing, id, call.conditions().ifMatch()))
                        .orElseGet(() -> Answer.deleted(0, null)));
    }

    static Answer delete(Writing writing, ResourceId id, @Nullable String ifMatch) {
        checkMatch(writing, id, ifMatch);
        return writing.delete(id)
                .map(saved -> Answer.deleted(saved.version(), saved.updated()))
                .orElseGet(() -> Answer.deleted(0, null));
    }

    static void checkId(ObjectNode tree, ResourceId id) {
        var sent = tree.path("id").asString(null);
        if (id.id().equals(sent)) return;
        throw new Fault(
                400,
                List.of(Issue.error(
                        Issue.Code.INVALID,
                        id.type().fhirName() + ".id",
                        "id trong tài nguyên phải là " + id.id() + " như trong địa chỉ, nhận được " + sent + ".",
                        "The resource's id must be " + id.id() + " as in the URL, got " + sent + ".")));
    }

    /** What a PUT depends on: If-Match, and If-None-Match: * of one who means to create and never to replace. */
    static void check(Writing writing, ResourceId id, Conditions conditions) {
        checkMatch(writing, id, conditions.ifMatch());
        if (!"*".equals(conditions.ifNoneMatch())) return;
        if (writing.standing(id).filter(Writing.Standing::live).isEmpty()) return;
        throw new Fault(
                412,
                Issue.Code.CONFLICT,
                id + " đã có; If-None-Match: * chỉ tạo mới. Hãy bỏ điều kiện để sửa.",
                id + " exists; If-None-Match: * only creates. Leave the condition out to replace it.");
    }

    /** If-Match: the version the sender has seen must be the current one. */
    static void checkMatch(Writing writing, ResourceId id, @Nullable String ifMatch) {
        if (ifMatch == null) return;
        var current = writing.standing(id).filter(Writing.Standing::live);
        if (current.isPresent() && Tag.names(ifMatch, current.get().version())) return;
        var now = current.map(s -> Tag.of(s.version())).orElse("–");
        throw new Fault(
                412,
                Issue.Code.CONFLICT,
                id + " đã thay đổi: bản hiện tại là " + now + ", bạn gửi cho bản " + ifMatch + ". Hãy đọc lại rồi sửa.",
                id + " has changed: the current version is " + now + ", you sent for " + ifMatch + ". Read it again.");
    }
}
