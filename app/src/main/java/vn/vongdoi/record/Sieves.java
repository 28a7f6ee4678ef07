package vn.vongdoi.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchCondition;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchParameter.Kind;
import vn.vongdoi.search.SearchParameters;
import vn.vongdoi.search.SearchQuery;
import vn.vongdoi.search.SearchTerm;
import vn.vongdoi.search.SearchValue;

/** Makes {@link Sieve}s of conditions on resources of one type. */
final class Sieves {
    /** Up to so many resources in a range of dates or numbers are found by the range, more by other conditions. */
    private static final int FEW = 5_000;

    /** What conditions must ask the database while the sieve is made. */
    interface Asking {
        /** Keys of the persons that a Patient is stored with, linked ones among them. */
        List<Long> persons(String patientId);

        List<Long> keys(ResourceType type, List<String> ids);

        /** Whether the query yields more rows than that. */
        boolean moreThan(int rows, String query);
    }

    private final ResourceType type;
    private final Asking asking;
    private final Sieve sieve = new Sieve();

    Sieves(ResourceType type, Asking asking) {
        this.type = type;
        this.asking = asking;
    }

    /** The one word of a search for a code or an identifier with its system, and for nothing else. */
    static Optional<Long> word(SearchQuery query) {
        if (query.conditions().size() != 1
                || !(query.conditions().getFirst() instanceof SearchCondition.Matching matching)
                || matching.negated()
                || matching.anyOf().size() != 1
                || !(matching.anyOf().getFirst() instanceof SearchTerm.TokenTerm token)) {
            return Optional.empty();
        }
        var system = token.system();
        var code = token.code();
        var parameter = matching.parameter();
        return system == null
                        || system.isEmpty()
                        || code == null
                        || parameter.code().startsWith("combo-")
                ? Optional.empty()
                : Optional.of(Terms.code(query.type(), parameter, system, code));
    }

    Sieve sieve() {
        return sieve;
    }

    /** Only these resources. */
    void referred(List<Long> keys) {
        sieve.exactly("r.key = any(" + Sieve.array(keys) + ")");
    }

    void add(SearchCondition.OnResource condition) {
        switch (condition) {
            case SearchCondition.Missing missing -> missing(missing);
            case SearchCondition.Matching matching -> {
                if (matching.negated()) sieve.onBody(c -> matching.matches(c.values()));
                else matching(matching);
            }
        }
    }

    private void missing(SearchCondition.Missing missing) {
        if (missing.parameter().code().equals("_id")
                || missing.parameter().code().equals("_lastUpdated")) {
            sieve.exactly(missing.missing() ? "false" : "true");
            return;
        }
        if (type == ResourceType.OBSERVATION && missing.parameter().kind() == Kind.COMPOSITE) {
            sieve.onBody(c -> missing.matches(c.values()));
            return;
        }
        var present = present(missing.parameter());
        sieve.exactly(missing.missing() ? "not " + present : present);
    }

    private String present(SearchParameter parameter) {
        var terms = sources(parameter).stream().map(p -> Terms.present(type, p)).toList();
        var stands = "r.terms && " + Sieve.array(terms);
        return "(" + (Subject.isTold(type, parameter) ? stands + " or r.person > 0" : stands) + ")";
    }

    private void matching(SearchCondition.Matching matching) {
        var parameter = matching.parameter();
        switch (parameter.code()) {
            case "_id" -> sieve.exactly("r.key = any(" + Sieve.array(asking.keys(type, ids(matching))) + ")");
            case "_lastUpdated" -> updated(matching);
            default -> {
                switch (parameter.kind()) {
                    case TOKEN, REFERENCE, STRING, URI, COMPOSITE -> words(matching);
                    case DATE, NUMBER, QUANTITY -> spans(matching);
                    case SPECIAL -> sieve.roughly(present(parameter), c -> matching.matches(c.values()));
                }
            }
        }
    }

    private static List<String> ids(SearchCondition.Matching matching) {
        return matching.anyOf().stream()
                .flatMap(term ->
                        term instanceof SearchTerm.TokenTerm token ? Stream.ofNullable(token.code()) : Stream.empty())
                .toList();
    }

    /** The time of change is a column, known to the microsecond. */
    private void updated(SearchCondition.Matching matching) {
        if (matching.anyOf().size() == 1 && matching.anyOf().getFirst() instanceof SearchTerm.DateTerm term) {
            var range = spans(term);
            var since = range.byStart("c.at");
            if (!range.isEverything())
                sieve.exactly("r.position between coalesce((select min(c.position) from record.change c where true"
                        + since + "), 0) and coalesce((select max(c.position) from record.change c where true" + since
                        + "), -1)");
        }
        sieve.onBody(c -> {
            var at = c.version().updated();
            var value = new SearchValue.DateRange(at, at.plusNanos(1_000));
            return matching.anyOf().stream().anyMatch(term -> term.matches(value));
        });
    }

    private void words(SearchCondition.Matching matching) {
        var terms = new LinkedHashSet<Long>();
        var persons = new LinkedHashSet<Long>();
        var exact = true;
        for (var term : matching.anyOf()) {
            for (var source : sources(matching.parameter())) exact &= add(source, term, terms, persons);
        }
        var anyOf = new ArrayList<String>(2);
        if (!persons.isEmpty()) anyOf.add("r.person = any(" + Sieve.array(List.copyOf(persons)) + ")");
        if (terms.size() == 1) anyOf.add("r.terms @> " + Sieve.array(List.copyOf(terms)));
        if (terms.size() > 1) anyOf.add("r.terms && " + Sieve.array(List.copyOf(terms)));
        var condition = anyOf.isEmpty() ? "false" : "(" + String.join(" or ", anyOf) + ")";
        if (exact) sieve.exactly(condition);
        else sieve.roughly(condition, c -> persons.contains(c.person()) || matching.matches(c.values()));
    }

    /** Observation's parameters that are others together are searched by those. */
    private List<SearchParameter> sources(SearchParameter parameter) {
        if (type != ResourceType.OBSERVATION) return List.of(parameter);
        var code = parameter.code();
        var composite = parameter.kind() == Kind.COMPOSITE;
        if (code.startsWith("combo-")) {
            var part = composite ? "code" : code.substring("combo-".length());
            return List.of(named(part), named("component-" + part));
        }
        if (!composite) return List.of(parameter);
        return List.of(named(code.startsWith("component-") ? "component-code" : "code"));
    }

    private SearchParameter named(String code) {
        return SearchParameters.find(type, code).orElseThrow();
    }

    /** @return whether the words decide alone, but for chance */
    private boolean add(SearchParameter parameter, SearchTerm term, Set<Long> terms, Set<Long> persons) {
        return switch (term) {
            case SearchTerm.TokenTerm token -> token(parameter, token, terms);
            case SearchTerm.OfTypeTerm typed -> {
                terms.add(Terms.typed(type, parameter, typed.system(), typed.code(), typed.value()));
                yield true;
            }
            case SearchTerm.ReferenceTerm reference -> reference(parameter, reference, terms, persons);
            case SearchTerm.ReferenceIdentifierTerm identifier -> {
                var token = identifier.identifier();
                if (token.code() == null) {
                    terms.add(Terms.present(type, parameter));
                } else {
                    terms.add(Terms.logical(
                            type, parameter, Objects.requireNonNullElse(token.system(), ""), token.code()));
                }
                yield false;
            }
            case SearchTerm.TextTerm text -> text(parameter, text, terms);
            case SearchTerm.UriTerm uri -> {
                var exact = uri.level() == SearchTerm.Level.EXACT;
                terms.add(exact ? Terms.url(type, parameter, uri.uri()) : Terms.present(type, parameter));
                yield exact && uri.version() == null;
            }
            case SearchTerm.CompositeTerm composite -> {
                add(parameter, composite.parts().getFirst(), terms, persons);
                yield false;
            }
            case SearchTerm.TokenTextTerm _,
                    SearchTerm.DateTerm _,
                    SearchTerm.NumberTerm _,
                    SearchTerm.QuantityTerm _,
                    SearchTerm.NearTerm _ -> {
                terms.add(Terms.present(type, parameter));
                yield false;
            }
        };
    }

    private boolean token(SearchParameter parameter, SearchTerm.TokenTerm token, Set<Long> terms) {
        var system = token.system();
        var code = token.code();
        if (code == null) {
            terms.add(
                    system == null || system.isEmpty()
                            ? Terms.present(type, parameter)
                            : Terms.system(type, parameter, system));
            return system != null && !system.isEmpty();
        }
        if (system == null || system.isEmpty()) terms.add(Terms.code(type, parameter, code));
        else terms.add(Terms.code(type, parameter, system, code));
        return system == null || !system.isEmpty();
    }

    private boolean reference(
            SearchParameter parameter, SearchTerm.ReferenceTerm reference, Set<Long> terms, Set<Long> persons) {
        if (reference.url() != null) terms.add(Terms.url(type, parameter, reference.url()));
        var id = reference.id();
        if (id == null) return reference.version() == null;
        var targets = reference.type() != null
                ? Set.of(reference.type())
                : parameter.targets().isEmpty() ? Set.of(ResourceType.values()) : parameter.targets();
        for (var target : targets) {
            if (target == ResourceType.PATIENT && Subject.isTold(type, parameter)) persons.addAll(asking.persons(id));
            else terms.add(Terms.target(type, parameter, target, id));
        }
        return reference.version() == null && reference.url() == null;
    }

    private boolean text(SearchParameter parameter, SearchTerm.TextTerm text, Set<Long> terms) {
        switch (text.part()) {
            case EXACT -> terms.add(Terms.exact(type, parameter, text.text()));
            case ANYWHERE -> terms.add(Terms.present(type, parameter));
            case BEGINNING -> {
                var length = Terms.indexedLength(text.text());
                terms.add(
                        length == 0
                                ? Terms.present(type, parameter)
                                : Terms.beginning(type, parameter, text.text(), length));
                return length == text.text().length();
            }
        }
        return text.part() == SearchTerm.Part.EXACT;
    }

    /** Several ranges at once are settled on the bodies: they are rare. */
    private void spans(SearchCondition.Matching matching) {
        var parameter = matching.parameter();
        if (matching.anyOf().size() > 1 || parameter.code().startsWith("combo-")) {
            sieve.roughly(present(parameter), c -> matching.matches(c.values()));
            return;
        }
        var term = matching.anyOf().getFirst();
        var range = spans(term);
        var width = term instanceof SearchTerm.DateTerm ? Index.NARROW_DATE : 0;
        var keys = range.keys(parameter, width);
        var when = Promoted.isWhen(type, parameter);
        if (when) keys += " union all " + range.keysByStart(type);
        if (Promoted.isMeasured(type, parameter)) {
            keys += " union all select key from record.resource where type = 6 and value is not null"
                    + range.byValue("value");
        }
        if (!range.isEverything() && !asking.moreThan(FEW, keys)) {
            sieve.roughly("r.key in (" + keys + ")", c -> matching.matches(c.values()));
        } else if (when && !asking.moreThan(FEW, range.keys(parameter, width))) {
            sieve.roughly(
                    "(true" + range.byStart("r.starts") + " or r.key in (" + range.keys(parameter, width) + "))",
                    c -> matching.matches(c.values()));
        } else {
            sieve.roughly(present(parameter), c -> matching.matches(c.values()));
        }
    }

    private static Spans spans(SearchTerm term) {
        return switch (term) {
            case SearchTerm.DateTerm date ->
                Spans.of(
                        date.prefix(),
                        Index.micros(date.range().from(), Double.NEGATIVE_INFINITY),
                        Index.micros(date.range().until(), Double.POSITIVE_INFINITY));
            case SearchTerm.NumberTerm number -> spans(number);
            case SearchTerm.QuantityTerm quantity -> spans(quantity.number());
            default -> throw new IllegalStateException("no range: " + term);
        };
    }

    private static Spans spans(SearchTerm.NumberTerm number) {
        return switch (number.prefix()) {
            case EQ, NE, AP ->
                Spans.of(
                                number.prefix(),
                                value(number.range().low()),
                                value(number.range().high()))
                        .loosened();
            case GT, LT, GE, LE, SA, EB ->
                Spans.of(number.prefix(), value(number.value()), value(number.value()))
                        .loosened();
        };
    }

    private static double value(@Nullable BigDecimal number) {
        return number == null ? Double.NaN : number.doubleValue();
    }
}
