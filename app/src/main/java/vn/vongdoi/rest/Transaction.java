package vn.vongdoi.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.access.Interaction;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Prepared;
import vn.vongdoi.record.Records;
import vn.vongdoi.record.Writing;

/**
 * One transaction. Its resources are made ready outside the record's lock, with ids for all that is new; under the lock
 * the conditions are asked once more, and only if they still answer the same is anything written. Verbs take effect in
 * the standard's order: DELETE, POST, PUT and PATCH, then GET.
 */
final class Transaction {
    private static final int ATTEMPTS = 5;

    private final Call call;
    private final List<BundleEntry> entries;
    private final Records records;
    private final Write write;

    Transaction(Call call, List<BundleEntry> entries, Records records, Write write) {
        this.call = call;
        this.entries = entries;
        this.records = records;
        this.write = write;
    }

    /** What was found by a condition is not what the lock finds: another request was faster. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("overtaken by another request", null, false, false);
        }
    }

    /**
     * What an entry comes to.
     *
     * @param target the resource it writes, or of a conditional create the one that is there already
     * @param conditional the criteria that named the target; null = it was named by its id, or made new
     */
    private record Step(
            BundleEntry entry,
            @Nullable ResourceId target,
            @Nullable String conditional,
            Optional<ResourceId> found) {
        /** A create whose criteria match: the resource that is there answers for it. */
        boolean isThere() {
            return entry.verb() == Verb.POST && found.isPresent();
        }

        /** The resource is new and its id was made for it. */
        boolean makesId() {
            var sent = entry.resource() == null
                    ? null
                    : entry.resource().path("id").asString(null);
            return entry.verb() == Verb.POST
                    || (entry.verb() == Verb.PUT && conditional != null && found.isEmpty() && sent == null);
        }

        boolean writesResource() {
            return (entry.verb() == Verb.POST && !isThere()) || entry.verb() == Verb.PUT;
        }
    }

    /** In the order of the entries; null for those that only read, which are asked when all is written. */
    List<@Nullable Answer> answers() {
        var keep = entries.stream().anyMatch(e -> conditional(e) != null);
        for (var attempt = 1; ; attempt++) {
            try {
                return attempt(keep);
            } catch (Overtaken e) {
                if (attempt == ATTEMPTS) {
                    throw new Fault(
                            409,
                            Issue.Code.CONFLICT,
                            "Nhiều yêu cầu cùng lúc với cùng điều kiện. Hãy gửi lại.",
                            "Many requests at once with the same criteria. Send it again.");
                }
            }
        }
    }

    private List<@Nullable Answer> attempt(boolean keep) {
        var steps = entries.stream().map(this::step).toList();
        refuseDoubles(steps);
        var trees = entries.stream()
                .map(e -> e.resource() == null ? null : keep ? e.resource().deepCopy() : e.resource())
                .toList();
        new Links(call, steps.stream().map(s -> Optional.ofNullable(s.target())).toList(), entries)
                .resolve(trees, records);
        var prepared = new Prepared[steps.size()];
        IntStream.range(0, prepared.length).parallel().forEach(i -> prepared[i] = prepared(steps.get(i), trees.get(i)));
        return records.submit(
                call.actor(), targets(steps), references(prepared), writing -> written(writing, steps, prepared));
    }

    private Step step(BundleEntry entry) {
        needed(entry).ifPresent(interaction -> ScopeCheck.of(call).need(entry.type(), interaction));
        if (entry.verb() == Verb.POST && (entry.names() || !entry.query().isEmpty())) throw notACreate(entry);
        var conditional = conditional(entry);
        if (conditional != null) {
            var found = found(entry.type(), conditional);
            return new Step(entry, found.orElseGet(() -> target(entry)), conditional, found);
        }
        return switch (entry.verb()) {
            case GET, HEAD -> new Step(entry, null, null, Optional.empty());
            case POST -> new Step(entry, write.newId(entry.type()), null, Optional.empty());
            case PUT, PATCH, DELETE ->
                new Step(entry, entry.id().orElseThrow(() -> noTarget(entry)), null, Optional.empty());
        };
    }

    /** Where nothing matches: a new resource; a conditional PUT may bring its own id. */
    private @Nullable ResourceId target(BundleEntry entry) {
        return switch (entry.verb()) {
            case POST -> write.newId(entry.type());
            case PUT -> {
                var sent = entry.resourceOf(entry.type()).path("id").asString(null);
                yield sent == null ? write.newId(entry.type()) : new ResourceId(entry.type(), sent);
            }
            case DELETE, PATCH, GET, HEAD -> null;
        };
    }

    /** Of what is written; what is read asks for itself. */
    private static Optional<Interaction> needed(BundleEntry entry) {
        return switch (entry.verb()) {
            case POST -> Optional.of(Interaction.CREATE);
            case PUT, PATCH -> Optional.of(Interaction.UPDATE);
            case DELETE -> Optional.of(Interaction.DELETE);
            case GET, HEAD -> Optional.empty();
        };
    }

    private static @Nullable String conditional(BundleEntry entry) {
        return switch (entry.verb()) {
            case POST -> entry.conditions().ifNoneExist();
            // As for a request alone: with an id the query says nothing.
            case PUT, DELETE, PATCH -> entry.names() || entry.query().isEmpty() ? null : entry.query();
            case GET, HEAD -> null;
        };
    }

    private Optional<ResourceId> found(ResourceType type, String criteria) {
        var query = Criteria.query(type, criteria, call.base());
        ScopeCheck.of(call).need(query);
        var found =
                records.matches(call.actor(), call.purpose(), List.of(query), 2).getFirst();
        if (found.size() > 1) throw Matching.several(type, criteria);
        return found.stream().findFirst();
    }

    private static void refuseDoubles(List<Step> steps) {
        var seen = new HashSet<ResourceId>();
        var deleted = steps.stream()
                .filter(s -> s.entry().verb() == Verb.DELETE)
                .map(Step::target)
                .collect(Collectors.toSet());
        var criteria = new HashSet<String>();
        for (var step : steps) {
            if (step.isThere() && deleted.contains(step.target())) {
                throw BundleEntry.fault(
                        step.entry().at(),
                        "ifNoneExist tìm thấy " + step.target() + ", mà chính transaction này xóa.",
                        "ifNoneExist matches " + step.target() + ", which this very transaction deletes.");
            }
            if (step.entry().verb() == Verb.POST
                    && step.conditional() != null
                    && !step.isThere()
                    && !criteria.add(step.entry().type() + "?" + step.conditional())) {
                throw BundleEntry.fault(
                        step.entry().at(),
                        "Hai entry cùng ifNoneExist sẽ tạo hai bản giống nhau; hãy để một.",
                        "Two entries with the same ifNoneExist would make duplicates; keep one.");
            }
            if (step.target() != null && !step.isThere() && !seen.add(step.target())) {
                throw BundleEntry.fault(
                        step.entry().at(),
                        "Một transaction không được ghi " + step.target() + " hai lần.",
                        "A transaction must not write " + step.target() + " twice.");
            }
        }
    }

    private @Nullable Prepared prepared(Step step, @Nullable ObjectNode tree) {
        if (!step.writesResource() || step.target() == null) return null;
        step.entry().resourceOf(step.target().type());
        if (tree == null) throw noTarget(step.entry());
        if (step.entry().verb() == Verb.PUT && step.conditional() == null) Write.checkId(tree, step.target());
        return write.prepare(call.actor(), step.target(), tree);
    }

    private static Collection<ResourceId> targets(List<Step> steps) {
        return steps.stream()
                .filter(s -> s.entry().verb() != Verb.POST)
                .flatMap(s -> Optional.ofNullable(s.target()).stream())
                .toList();
    }

    /** Those outside this transaction: what it makes itself the record need not be asked for. */
    private static Collection<ResourceId> references(@Nullable Prepared[] prepared) {
        var made = new HashSet<ResourceId>();
        var references = new HashSet<ResourceId>();
        for (var one : prepared) {
            if (one == null) continue;
            made.add(one.id());
            references.addAll(one.references());
        }
        references.removeAll(made);
        return references;
    }

    private List<@Nullable Answer> written(Writing writing, List<Step> steps, @Nullable Prepared[] prepared) {
        for (var step : steps) {
            if (step.conditional() == null) continue;
            var now = Matching.one(writing, call, step.entry().type(), step.conditional());
            if (!now.equals(step.found())) throw new Overtaken();
        }
        var answers = new Answer[steps.size()];
        perform(
                Verb.DELETE,
                steps,
                answers,
                (i, step) -> step.target() == null
                        ? Answer.deleted(0, null)
                        : Write.delete(
                                writing,
                                step.target(),
                                step.entry().conditions().ifMatch()));
        meet(writing, steps, prepared);
        // Patients first: whoever refers to them needs their person.
        for (var patients : new boolean[] {true, false}) {
            for (var i = 0; i < prepared.length; i++) {
                var one = prepared[i];
                if (one == null || (one.id().type() == ResourceType.PATIENT) != patients) continue;
                answers[i] = save(writing, steps.get(i), one);
            }
        }
        perform(Verb.POST, steps, answers, (i, step) -> step.isThere() ? there(writing, step) : answers[i]);
        perform(
                Verb.PATCH,
                steps,
                answers,
                (i, step) ->
                        PatchOperation.patch(writing, write, call, step.entry(), Optional.ofNullable(step.target())));
        return new ArrayList<>(Arrays.asList(answers));
    }

    private static void meet(Writing writing, List<Step> steps, @Nullable Prepared[] prepared) {
        var created = new ArrayList<Prepared>();
        var saved = new ArrayList<Prepared>();
        for (var i = 0; i < prepared.length; i++) {
            var one = prepared[i];
            if (one == null || one.id().type() != ResourceType.PATIENT) continue;
            (steps.get(i).makesId() ? created : saved).add(one);
        }
        writing.meet(created, saved);
    }

    private interface Performing {
        @Nullable Answer perform(int index, Step step);
    }

    private static void perform(Verb verb, List<Step> steps, @Nullable Answer[] answers, Performing performing) {
        for (var i = 0; i < answers.length; i++) {
            if (steps.get(i).entry().verb() == verb) answers[i] = performing.perform(i, steps.get(i));
        }
    }

    private Answer save(Writing writing, Step step, Prepared prepared) {
        if (step.makesId()) {
            return Answer.written(
                    writing.create(prepared),
                    call.preference(),
                    prepared.resource().json());
        }
        Write.check(writing, prepared.id(), step.entry().conditions());
        return Answer.written(
                writing.save(prepared), call.preference(), prepared.resource().json());
    }

    private static Answer there(Writing writing, Step step) {
        var id = step.found().orElseThrow();
        var standing = writing.standing(id).orElseThrow();
        return new Answer(200, null, standing.version(), standing.updated(), Answer.location(id, standing.version()));
    }

    private static Fault notACreate(BundleEntry entry) {
        return BundleEntry.fault(
                entry.at() + ".request.url",
                "POST trong transaction chỉ tạo mới: request.url là loại tài nguyên, không kèm gì thêm.",
                "A POST in a transaction creates: request.url is a resource type and nothing else.");
    }

    private static Fault noTarget(BundleEntry entry) {
        return BundleEntry.fault(
                entry.at() + ".request.url",
                entry.verb() + " cần id hoặc điều kiện trong request.url.",
                entry.verb() + " needs an id or criteria in request.url.");
    }
}
