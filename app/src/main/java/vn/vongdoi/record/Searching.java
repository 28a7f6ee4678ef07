package vn.vongdoi.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchParameter.Kind;
import vn.vongdoi.search.SearchParameters;
import vn.vongdoi.search.SearchQuery;
import vn.vongdoi.search.SearchQuery.Include;
import vn.vongdoi.search.SearchValue;

/** A search, page by page, with what comes along. */
final class Searching {
    /** A page takes so many resources along at most. */
    private static final int MOST_INCLUDED = 1_000;

    private final SearchReader reader;

    Searching(SearchReader reader) {
        this.reader = reader;
    }

    Found page(SearchQuery query, Scope scope, Optional<String> after, int count) {
        if (scope.masks()) Mask.check(query);
        var total = query.total().filter(t -> t == SearchQuery.Total.ACCURATE).isPresent()
                        || query.summary() == SearchQuery.Summary.COUNT
                ? OptionalLong.of(reader.count(query, scope))
                : OptionalLong.empty();
        if (query.summary() == SearchQuery.Summary.COUNT || count == 0) {
            return new Found(List.of(), List.of(), total, Optional.empty(), false);
        }
        var page = query.sort().isEmpty() ? newest(query, scope, after, count) : sorted(query, scope, after, count);
        var included = new Included(page.matches(), scope);
        included.add(query.includes(), page.matches());
        var versions = included.versions();
        return new Found(
                page.matches().stream().map(Candidate::version).toList(), versions, total, page.next(), included.cut);
    }

    private record Page(List<Candidate> matches, Optional<String> next) {}

    private Page newest(SearchQuery query, Scope scope, Optional<String> after, int count) {
        var before = after.map(Searching::key).orElse(Long.MAX_VALUE);
        var found = reader.newest(query, scope, before, count + 1);
        var shown = shown(found, count);
        if (shown.size() == found.size()) return new Page(found, Optional.empty());
        return new Page(shown, Optional.of(Long.toString(shown.getLast().key())));
    }

    private Page sorted(SearchQuery query, Scope scope, Optional<String> after, int count) {
        var sorting = new Sorting(query.sort(), count + 1, after.map(Sorting::place));
        reader.each(query, scope, sorting);
        var found = sorting.found();
        var shown = shown(found, count);
        if (shown.size() == found.size()) return new Page(found, Optional.empty());
        return new Page(shown, Optional.of(sorting.place(shown.getLast())));
    }

    private static List<Candidate> shown(List<Candidate> found, int count) {
        var most = found.subList(0, Math.min(found.size(), count));
        return found.subList(
                0, Version.fitting(most.stream().map(Candidate::version).toList()));
    }

    private static long key(String place) {
        try {
            return Long.parseLong(place);
        } catch (NumberFormatException e) {
            throw wrongPlace();
        }
    }

    static Problem wrongPlace() {
        return Problem.invalid("_page: không phải trang của máy chủ này.", "_page: not a page of this server.");
    }

    /** What comes along: nothing twice, and nothing that is a match. */
    private final class Included {
        private final Map<ResourceId, Candidate> versions = new LinkedHashMap<>();
        private final Collection<ResourceId> matches;
        private final Scope scope;
        private boolean cut;

        Included(List<Candidate> matches, Scope scope) {
            this.matches = matches.stream().map(c -> c.version().id()).toList();
            this.scope = scope;
        }

        List<Version> versions() {
            var all = versions.values().stream().map(Candidate::version).toList();
            var fitting = Version.fitting(all);
            cut |= fitting < all.size();
            return all.subList(0, fitting);
        }

        /** Those that iterate go on from whatever came along, by which include ever. */
        void add(List<Include> includes, List<Candidate> from) {
            var fresh = new ArrayList<>(from);
            for (var include : includes) {
                if (!include.iterates()) fresh.addAll(include(include, from));
            }
            var iterating = includes.stream().filter(Include::iterates).toList();
            while (!iterating.isEmpty() && !fresh.isEmpty() && !cut) {
                var next = new ArrayList<Candidate>();
                for (var include : iterating) next.addAll(include(include, fresh));
                fresh = next;
            }
        }

        private List<Candidate> include(Include include, Collection<Candidate> from) {
            var found = switch (include.direction()) {
                case REFERRED -> reader.named(referred(include, from), scope);
                case REFERRING -> referring(include, from);
            };
            var fresh = new ArrayList<Candidate>();
            for (var candidate : found) {
                var id = candidate.version().id();
                if (matches.contains(id) || versions.containsKey(id)) continue;
                if (versions.size() == MOST_INCLUDED) {
                    cut = true;
                    break;
                }
                versions.put(id, candidate);
                fresh.add(candidate);
            }
            return fresh;
        }

        private List<ResourceId> referred(Include include, Collection<Candidate> from) {
            var ids = new ArrayList<ResourceId>();
            for (var candidate : from) {
                var type = candidate.version().id().type();
                if (include.source().isPresent() && include.source().get() != type) continue;
                candidate.values().forEach((parameter, value) -> {
                    if (parameter.kind() != Kind.REFERENCE) return;
                    if (include.reference().isPresent() && include.reference().get() != parameter) return;
                    target(value)
                            .filter(id -> include.target().isEmpty()
                                    || include.target().get() == id.type())
                            .ifPresent(ids::add);
                });
            }
            return ids.stream().distinct().toList();
        }

        private List<Candidate> referring(Include include, Collection<Candidate> from) {
            var targets = from.stream()
                    .map(c -> c.version().id())
                    .filter(id -> include.target().isEmpty() || include.target().get() == id.type())
                    .toList();
            var found = new ArrayList<Candidate>();
            var sources = include.source().map(List::of).orElseGet(() -> List.of(ResourceType.values()));
            for (var source : sources) {
                for (var parameter : references(include.reference().orElse(null), source)) {
                    var led = targets.stream()
                            .filter(id -> parameter.leadsTo(id.type()))
                            .toList();
                    found.addAll(reader.referring(source, parameter, led, scope, MOST_INCLUDED));
                }
            }
            return found;
        }

        private List<SearchParameter> references(@Nullable SearchParameter named, ResourceType source) {
            if (named != null) return List.of(named);
            return SearchParameters.of(source).stream()
                    .filter(p -> p.kind() == Kind.REFERENCE)
                    .toList();
        }

        private static Optional<ResourceId> target(SearchValue value) {
            return value instanceof SearchValue.Reference reference
                            && reference.isRelative()
                            && reference.type() != null
                            && reference.id() != null
                    ? Optional.of(new ResourceId(reference.type(), reference.id()))
                    : Optional.empty();
        }
    }
}
