package vn.vongdoi.search;

import java.util.List;
import vn.vongdoi.fhir.ResourceType;

/** One condition of a search; all of them must hold. */
public sealed interface SearchCondition {

    /** A condition that the resource itself decides. */
    sealed interface OnResource extends SearchCondition {
        SearchParameter parameter();

        boolean matches(SearchValues values);
    }

    /**
     * A value of the parameter is one of those asked for.
     *
     * @param negated {@code :not}: none of its values is, also when it has none
     */
    record Matching(SearchParameter parameter, boolean negated, List<SearchTerm> anyOf) implements OnResource {
        public Matching {
            anyOf = List.copyOf(anyOf);
        }

        @Override
        public boolean matches(SearchValues values) {
            var found = values.of(parameter);
            return negated != anyOf.stream().anyMatch(term -> found.stream().anyMatch(term::matches));
        }
    }

    /** {@code :missing}: the parameter has no value, or it has one. */
    record Missing(SearchParameter parameter, boolean missing) implements OnResource {
        @Override
        public boolean matches(SearchValues values) {
            return values.of(parameter).isEmpty() == missing;
        }
    }

    /** What the reference leads to answers a condition: {@code subject:Patient.name=Ánh}. Any of the links suffices. */
    record Chained(SearchParameter reference, List<Link> anyOf) implements SearchCondition {
        public Chained {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** A type that a reference may lead to, and what it must answer there. */
    record Link(ResourceType target, SearchCondition condition) {}

    /** A resource of that type refers here and answers a condition: {@code _has:Observation:patient:code=1234-5}. */
    record Has(ResourceType type, SearchParameter reference, SearchCondition condition) implements SearchCondition {}
}
