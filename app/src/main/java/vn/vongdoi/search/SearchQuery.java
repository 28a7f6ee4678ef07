package vn.vongdoi.search;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import vn.vongdoi.fhir.ResourceType;

/**
 * What a search request asks for.
 *
 * @param conditions all must hold
 * @param sort first by the first
 * @param count how many at most on a page; 0 asks for the number alone
 * @param total whether the number of all matches is wanted
 * @param elements to be returned; empty for all
 * @param used the parameters that were heeded, as they were sent: the bundle's self link tells them
 * @param ignored the parameters that were not, when asked to be lenient
 */
public record SearchQuery(
        ResourceType type,
        List<SearchCondition> conditions,
        List<Include> includes,
        List<Sort> sort,
        OptionalInt count,
        Optional<Total> total,
        Summary summary,
        List<String> elements,
        List<Map.Entry<String, String>> used,
        List<String> ignored) {

    public SearchQuery {
        conditions = List.copyOf(conditions);
        includes = List.copyOf(includes);
        sort = List.copyOf(sort);
        elements = List.copyOf(elements);
        used = List.copyOf(used);
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads the parameters of a request, decoded from their URL form. {@code _format} and {@code _pretty} are not heeded,
     * nor are parameters without a value.
     *
     * @param lenient whether unknown parameters and modifiers are ignored ({@code Prefer: handling=lenient})
     * @param now from which "about" a date ({@code ap}) is measured
     * @param base URL of this server: a reference may name its target by it; empty = by none
     * @throws vn.vongdoi.page.Problem when a value is malformed or, unless lenient, a parameter is unknown
     */
    public static SearchQuery parse(
            ResourceType type, List<Map.Entry<String, String>> parameters, boolean lenient, Instant now, String base) {
        return new QueryReader(type, lenient, now, base).read(parameters);
    }

    /** Resources to come along with the matches. */
    public record Include(
            Direction direction,
            Optional<ResourceType> source,
            Optional<SearchParameter> reference,
            Optional<ResourceType> target,
            boolean iterates) {

        /** Which end of the reference the match is. */
        public enum Direction {
            /** {@code _include}: what a match refers to. */
            REFERRED,
            /** {@code _revinclude}: what refers to a match. */
            REFERRING
        }
    }

    /** By a parameter's earliest value, or its latest when descending. */
    public record Sort(SearchParameter parameter, boolean descending) {}

    /** How well the number of matches must be known. */
    public enum Total {
        NONE,
        ESTIMATE,
        ACCURATE;

        static Optional<Total> find(String word) {
            return Words.find(values(), word);
        }
    }

    /** Which part of each resource is wanted. */
    public enum Summary {
        TRUE,
        TEXT,
        DATA,
        COUNT,
        FALSE;

        static Optional<Summary> find(String word) {
            return Words.find(values(), word);
        }
    }

    /** The words that name the constants of a closed set. */
    private static final class Words {
        static <E extends Enum<E>> Optional<E> find(E[] constants, String word) {
            for (var constant : constants) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(word)) return Optional.of(constant);
            }
            return Optional.empty();
        }
    }
}
