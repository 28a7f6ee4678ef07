package vn.vongdoi.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchCondition;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchQuery;
import vn.vongdoi.search.SearchTerm;

/** By which words of the index, and by which persons, the terms of one condition are found. */
final class Words {
    private final ResourceType type;
    private final Function<String, List<Long>> persons;
    private final Set<Long> words = new LinkedHashSet<>();
    private final Set<Long> about = new LinkedHashSet<>();
    private final Set<String> rough = new LinkedHashSet<>();
    private boolean exact = true;

    /** @param persons keys of the persons that a Patient is stored with */
    Words(ResourceType type, Function<String, List<Long>> persons) {
        this.type = type;
        this.persons = persons;
    }

    /** The one word of a search for a code or an identifier with its system, and for nothing else. */
    static Optional<Long> ofOne(SearchQuery query) {
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
                        || parameter.impliesSystem()
                        || !Sources.hasOwnWords(parameter)
                ? Optional.empty()
                : Optional.of(Terms.code(query.type(), parameter, system, code));
    }

    void add(SearchCondition.Matching matching) {
        for (var term : matching.anyOf()) {
            for (var source : Sources.of(matching.parameter())) add(source, term);
        }
    }

    void into(Sieve sieve, SearchCondition.Matching matching) {
        var anyOf = new ArrayList<>(rough);
        if (!about.isEmpty()) anyOf.add(about(List.copyOf(about)));
        if (words.size() == 1) anyOf.add("r.terms @> " + Sieve.array(List.copyOf(words)));
        if (words.size() > 1) anyOf.add("r.terms && " + Sieve.array(List.copyOf(words)));
        var condition = anyOf.isEmpty() ? "false" : "(" + String.join(" or ", anyOf) + ")";
        if (exact) sieve.exactly(condition);
        else sieve.roughly(condition, c -> about.contains(c.person()) || matching.matches(c.values()));
    }

    private static String about(List<Long> persons) {
        return "r.person = any(" + Sieve.array(persons) + ")";
    }

    private void add(SearchParameter parameter, SearchTerm term) {
        switch (term) {
            case SearchTerm.TokenTerm token -> addToken(parameter, token);
            case SearchTerm.OfTypeTerm typed ->
                words.add(Terms.typed(type, parameter, typed.system(), typed.code(), typed.value()));
            case SearchTerm.ReferenceTerm reference -> addReference(parameter, reference);
            case SearchTerm.ReferenceIdentifierTerm identifier -> {
                var token = identifier.identifier();
                if (token.code() == null) addPresent(parameter);
                else
                    addRough(Terms.logical(
                            type, parameter, Objects.requireNonNullElse(token.system(), ""), token.code()));
            }
            case SearchTerm.TextTerm text -> addText(parameter, text);
            case SearchTerm.UriTerm uri -> {
                if (uri.level() != SearchTerm.Level.EXACT) addPresent(parameter);
                else if (uri.version() != null) addRough(Terms.url(type, parameter, uri.uri()));
                else words.add(Terms.url(type, parameter, uri.uri()));
            }
            case SearchTerm.CompositeTerm composite -> {
                add(parameter, composite.parts().getFirst());
                exact = false;
            }
            case SearchTerm.TokenTextTerm _,
                    SearchTerm.DateTerm _,
                    SearchTerm.NumberTerm _,
                    SearchTerm.QuantityTerm _,
                    SearchTerm.NearTerm _ -> addPresent(parameter);
        }
    }

    private void addToken(SearchParameter parameter, SearchTerm.TokenTerm token) {
        var system = token.system();
        var code = token.code();
        if (code == null) addPresent(parameter);
        else if (system == null) words.add(Terms.code(type, parameter, code));
        else if (system.isEmpty() || parameter.impliesSystem()) addRough(Terms.code(type, parameter, code));
        else words.add(Terms.code(type, parameter, system, code));
    }

    private void addReference(SearchParameter parameter, SearchTerm.ReferenceTerm reference) {
        if (reference.url() != null) words.add(Terms.url(type, parameter, reference.url()));
        if (reference.version() != null) exact = false;
        var id = reference.id();
        if (id == null) return;
        if (reference.url() != null) exact = false;
        var targets = reference.type() != null
                ? Set.of(reference.type())
                : parameter.targets().isEmpty() ? Set.of(ResourceType.values()) : parameter.targets();
        for (var target : targets) {
            if (target != ResourceType.PATIENT || !Subject.isTold(type, parameter)) {
                words.add(Terms.target(type, parameter, target, id));
            } else if (reference.version() == null) {
                about.addAll(persons.apply(id));
            } else {
                rough.add(about(persons.apply(id)));
            }
        }
    }

    private void addText(SearchParameter parameter, SearchTerm.TextTerm text) {
        switch (text.part()) {
            case EXACT -> words.add(Terms.exact(type, parameter, text.text()));
            case ANYWHERE -> addPresent(parameter);
            case BEGINNING -> {
                var length = Terms.indexedLength(text.text());
                if (length == 0) {
                    addPresent(parameter);
                } else {
                    words.add(Terms.beginning(type, parameter, text.text(), length));
                    exact &= length == text.text().length();
                }
            }
        }
    }

    private void addRough(long word) {
        words.add(word);
        exact = false;
    }

    private void addPresent(SearchParameter parameter) {
        rough.add(Presence.of(type, parameter).sql());
        exact = false;
    }
}
