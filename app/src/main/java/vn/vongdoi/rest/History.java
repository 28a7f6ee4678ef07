package vn.vongdoi.rest;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.HistoryQuery;
import vn.vongdoi.record.Records;
import vn.vongdoi.search.DateText;
import vn.vongdoi.search.SearchValue.DateRange;

/** history: of one resource, of a type, of all; newest first, page by page. */
final class History {
    private static final int COUNT = 50;
    private static final int MOST = 1000;

    private final Records records;

    History(Records records) {
        this.records = records;
    }

    Answer history(Call call, @Nullable ResourceId id, @Nullable ResourceType type) {
        var count = COUNT;
        @Nullable Instant since = null;
        @Nullable DateRange at = null;
        HistoryQuery.@Nullable Before before = null;
        for (var parameter : call.parameters()) {
            switch (parameter.getKey()) {
                case "_count" -> count = Math.clamp(WholeNumber.of(parameter), 0, MOST);
                case "_since" -> since = time(parameter);
                case "_at" -> at = range(parameter);
                case "_page" -> before = before(parameter.getValue());
                case "_format", "_pretty" -> {}
                default -> {
                    if (!call.preference().lenient()) throw unknown(parameter.getKey());
                }
            }
        }
        var page = records.history(
                call.actor(), call.purpose(), new HistoryQuery(id, type, since, at, before, Math.max(count, 1)));
        if (page.entries().isEmpty() && id != null && before == null && since == null && at == null) {
            throw Fault.notFound(id);
        }
        var bundle = new Bundles("history", call, OptionalLong.empty());
        if (count == 0) return Answer.of(200, bundle.finish());
        page.next().ifPresent(next -> bundle.next(call, "_page", next.position() + "-" + next.key()));
        page.entries().forEach(bundle::past);
        return Answer.of(200, bundle.finish());
    }

    /** The first instant of what is said. */
    static Instant time(Map.Entry<String, String> parameter) {
        return Objects.requireNonNull(range(parameter).from());
    }

    private static DateRange range(Map.Entry<String, String> parameter) {
        return DateText.find(parameter.getValue())
                .orElseThrow(() -> Fault.invalid(
                        parameter.getKey() + ": cần ngày giờ, nhận được " + parameter.getValue() + ".",
                        parameter.getKey() + ": expected a date or time, got " + parameter.getValue() + "."));
    }

    private static HistoryQuery.Before before(String page) {
        var dash = page.indexOf('-');
        try {
            return new HistoryQuery.Before(
                    Long.parseLong(page.substring(0, dash)), Long.parseLong(page.substring(dash + 1)));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw Fault.invalid("_page: không phải trang của máy chủ này.", "_page: not a page of this server.");
        }
    }

    private static Fault unknown(String parameter) {
        return Fault.invalid(
                "_history không có tham số " + parameter + "; có _count, _since, _at, _format.",
                "_history has no parameter " + parameter + "; it has _count, _since, _at, _format.");
    }
}
