package vn.vongdoi.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.EverythingQuery;
import vn.vongdoi.record.Records;

/** {@code Patient/[id]/$everything}: all that the record holds of a person, under all linked keys. */
final class Everything {
    private static final int MOST = 1000;

    private final Records records;

    Everything(Records records) {
        this.records = records;
    }

    Answer answer(Call call, ResourceId patient) {
        if (call.verb() != Verb.GET && call.verb() != Verb.POST) {
            throw new Fault(
                    405, Issue.Code.NOT_SUPPORTED, "$everything dùng GET hoặc POST.", "$everything takes GET or POST.");
        }
        @Nullable Instant since = null;
        var types = EnumSet.noneOf(ResourceType.class);
        var asked = call.operationParameters();
        var count = MOST;
        var after = 0L;
        for (var parameter : asked) {
            switch (parameter.getKey()) {
                case "_since" -> since = History.time(parameter);
                case "_type" -> types.addAll(types(parameter));
                case "_count" -> count = Math.clamp(WholeNumber.of(parameter), 1, MOST);
                case "_page" -> after = page(parameter.getValue());
                case "_format", "_pretty" -> {}
                case "start", "end" -> throw noDates();
                default -> {
                    if (!call.preference().lenient()) throw unknown(parameter.getKey());
                }
            }
        }
        ScopeCheck.of(call).needEverything(types);
        var found = records.everything(
                call.actor(), call.purpose(), new EverythingQuery(patient, since, types, after, count));
        if (found.isEmpty()) throw Fault.notFound(patient);
        var page = found.get();
        var bundle = new Bundles("searchset", call.asking(asked), OptionalLong.empty());
        page.next().ifPresent(next -> bundle.next(call.asking(asked), "_page", Long.toString(next)));
        page.versions().forEach(version -> bundle.found(version, "match"));
        return Answer.of(200, bundle.finish());
    }

    private static Set<ResourceType> types(Map.Entry<String, String> parameter) {
        var types = new ArrayList<ResourceType>();
        for (var name : parameter.getValue().split(",")) {
            types.add(ResourceType.find(name)
                    .orElseThrow(
                            () -> Fault.invalid("_type: không có loại " + name + ".", "_type: no type " + name + ".")));
        }
        return EnumSet.copyOf(types);
    }

    private static long page(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Fault.invalid("_page: không phải trang của máy chủ này.", "_page: not a page of this server.");
        }
    }

    /** Refused even of who is lenient: more than was asked for would be taken for what happened in that time. */
    private static Fault noDates() {
        return new Fault(
                400,
                Issue.Code.NOT_SUPPORTED,
                "$everything ở đây không lọc theo start và end; hãy dùng _since, hoặc tìm theo ngày ở từng loại.",
                "$everything does not filter by start and end here; use _since, or search each type by its date.");
    }

    private static Fault unknown(String parameter) {
        return Fault.invalid(
                "$everything không có tham số " + parameter + "; có _since, _type, _count.",
                "$everything has no parameter " + parameter + "; it has _since, _type, _count.");
    }
}
