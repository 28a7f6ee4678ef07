package vn.vongdoi.rest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Addresses;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Records;
import vn.vongdoi.search.SearchQuery;

/**
 * What the resources of a transaction refer to: each other, by the full URLs of the entries, and resources of the
 * record, by criteria ({@code Practitioner?identifier=…}).
 */
final class Links {
    private final Call call;
    private final Map<String, String> byFullUrl = new HashMap<>();

    /** @param targets what each entry writes */
    Links(Call call, List<Optional<ResourceId>> targets, List<BundleEntry> entries) {
        this.call = call;
        var seen = new HashSet<String>();
        for (var i = 0; i < entries.size(); i++) {
            var fullUrl = entries.get(i).fullUrl();
            var target = targets.get(i);
            if (fullUrl != null && !seen.add(fullUrl)) throw twice(entries.get(i), fullUrl);
            if (fullUrl == null || target.isEmpty()) continue;
            byFullUrl.put(fullUrl, target.get().toString());
            if (!fullUrl.startsWith("urn:")) {
                // A relative reference is to be read against the full URL of the entry it stands in.
                relative(fullUrl)
                        .ifPresent(r -> byFullUrl.putIfAbsent(r, target.get().toString()));
            }
        }
    }

    void resolve(List<@Nullable ObjectNode> trees, Records records) {
        var criteria = new LinkedHashSet<String>();
        for (var tree : trees) {
            if (tree == null) continue;
            Addresses.rewrite(
                    tree,
                    reference -> {
                        if (!isCriteria(reference)) return target(reference);
                        criteria.add(reference);
                        return reference;
                    },
                    uri -> Objects.requireNonNullElse(byFullUrl.get(uri), uri));
        }
        if (criteria.isEmpty()) return;
        var found = found(criteria, records);
        for (var tree : trees) {
            if (tree == null) continue;
            Addresses.rewrite(tree, it -> Objects.requireNonNullElse(found.get(it), it), UnaryOperator.identity());
        }
    }

    private String target(String address) {
        var target = byFullUrl.get(address);
        if (target != null) return target;
        return call.relative(address);
    }

    private static boolean isCriteria(String address) {
        var question = address.indexOf('?');
        return question > 0 && ResourceType.find(address.substring(0, question)).isPresent();
    }

    private Map<String, String> found(Set<String> criteria, Records records) {
        var addresses = List.copyOf(criteria);
        var queries = addresses.stream().map(this::query).toList();
        var answers = records.matches(call.actor(), call.purpose(), queries, 2);
        var found = new HashMap<String, String>();
        for (var i = 0; i < addresses.size(); i++) {
            var matches = answers.get(i);
            if (matches.size() != 1) throw ambiguous(addresses.get(i), matches.size());
            found.put(addresses.get(i), matches.getFirst().toString());
        }
        return found;
    }

    private SearchQuery query(String address) {
        var question = address.indexOf('?');
        var type = ResourceType.find(address.substring(0, question)).orElseThrow();
        var query = Criteria.query(type, address.substring(question + 1), call.base());
        ScopeCheck.of(call).need(query);
        return query;
    }

    private static Optional<String> relative(String fullUrl) {
        var last = fullUrl.lastIndexOf('/');
        var before = last < 0 ? -1 : fullUrl.lastIndexOf('/', last - 1);
        return before < 0 ? Optional.empty() : Optional.of(fullUrl.substring(before + 1));
    }

    /** bdl-7: a reference to it would mean either. */
    private static Fault twice(BundleEntry entry, String fullUrl) {
        return BundleEntry.fault(
                entry.at() + ".fullUrl",
                "Hai entry có cùng fullUrl " + fullUrl + ".",
                "Two entries have the same fullUrl " + fullUrl + ".");
    }

    private static Fault ambiguous(String address, int matches) {
        return new Fault(
                412,
                matches == 0 ? Issue.Code.NOT_FOUND : Issue.Code.MULTIPLE_MATCHES,
                "Tham chiếu " + address
                        + (matches == 0 ? " không tìm thấy tài nguyên nào." : " tìm thấy nhiều tài nguyên."),
                "The reference " + address + (matches == 0 ? " matches nothing." : " matches several resources."));
    }
}
