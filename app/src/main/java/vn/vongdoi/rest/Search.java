package vn.vongdoi.rest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.OperationOutcome;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Found;
import vn.vongdoi.record.Records;
import vn.vongdoi.search.SearchQuery;

/** search: {@code GET [type]?…} and {@code POST [type]/_search}. */
final class Search {
    private static final int COUNT = 20;
    private static final int MOST = 1000;
    private static final String PAGE = "_page";

    private final Records records;
    private final Clock clock;

    Search(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** Parameters come in a form or in the URL: who sends them as something else would be answered with everything. */
    Answer posted(Call call, ResourceType type) {
        if (call.body().length == 0) return search(call, type);
        throw new Fault(
                415,
                Issue.Code.NOT_SUPPORTED,
                "_search nhận application/x-www-form-urlencoded.",
                "_search takes application/x-www-form-urlencoded.");
    }

    Answer search(Call call, ResourceType type) {
        var asked = new ArrayList<Map.Entry<String, String>>();
        for (var parameter : call.parameters()) {
            if (!parameter.getKey().equals(PAGE)) asked.add(parameter);
        }
        var query = SearchQuery.parse(type, asked, call.preference().lenient(), clock.instant(), call.base());
        ScopeCheck.of(call).need(query);
        var count = Math.min(query.count().orElse(COUNT), MOST);
        var found = records.search(call.actor(), call.purpose(), query, call.parameter(PAGE), count);
        return Answer.of(200, bundle(call, query, found));
    }

    private static byte[] bundle(Call call, SearchQuery query, Found found) {
        var bundle = new Bundles("searchset", call.asking(query.used()), found.total());
        found.next().ifPresent(place -> bundle.next(call.asking(query.used()), PAGE, place));
        var shape = new Shape(query);
        for (var match : found.matches()) bundle.found(match.id(), shape.of(match), "match");
        for (var included : found.included()) bundle.found(included.id(), shape.of(included), "include");
        outcome(query, found).ifPresent(bundle::outcome);
        return bundle.finish();
    }

    private static Optional<byte[]> outcome(SearchQuery query, Found found) {
        var issues = new ArrayList<Issue>();
        for (var ignored : query.ignored()) {
            issues.add(new Issue(
                    Issue.Severity.WARNING,
                    Issue.Code.NOT_SUPPORTED,
                    "",
                    "Bỏ qua tham số không biết: " + ignored + ".",
                    "Ignored what is not known: " + ignored + "."));
        }
        if (found.cut()) {
            issues.add(new Issue(
                    Issue.Severity.WARNING,
                    Issue.Code.INCOMPLETE,
                    "",
                    "Quá nhiều tài nguyên đi kèm; chỉ kèm một phần.",
                    "Too many resources would come along; only some of them do."));
        }
        return issues.isEmpty() ? Optional.empty() : Optional.of(OperationOutcome.of(List.copyOf(issues)));
    }
}
