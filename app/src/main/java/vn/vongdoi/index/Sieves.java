package vn.vongdoi.index;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchCondition;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchQuery;
import vn.vongdoi.search.SearchTerm;
import vn.vongdoi.search.SearchValue;

/** Makes {@link Sieve}s of conditions on resources of one type. */
public final class Sieves {
    /** Up to so many resources in a range of dates or numbers are found by the range, more by other conditions. */
    private static final int FEW = 5_000;

    /** What conditions must ask the database while the sieve is made. */
    public interface Asking {
        /** Keys of the persons that a Patient is stored with, linked ones among them. */
        List<Long> persons(String patientId);

        List<Long> keys(ResourceType type, List<String> ids);

        /** Whether the query yields more rows than that. */
        boolean moreThan(int rows, String query);
    }

    private final ResourceType type;
    private final Asking asking;
    private final Sieve sieve = new Sieve();

    public Sieves(ResourceType type, Asking asking) {
        this.type = type;
        this.asking = asking;
    }

    public Sieve sieve() {
        return sieve;
    }

    /** Only these resources. */
    public void referred(List<Long> keys) {
        sieve.exactly("r.key = any(" + Sieve.array(keys) + ")");
    }

    public void add(SearchCondition.OnResource condition) {
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
        var present = Presence.of(type, missing.parameter());
        if (present.isExact()) sieve.exactly(missing.missing() ? "not " + present.sql() : present.sql());
        else if (missing.missing()) sieve.onBody(c -> missing.matches(c.values()));
        else sieve.roughly(present.sql(), c -> missing.matches(c.values()));
    }

    private String present(SearchParameter parameter) {
        return Presence.of(type, parameter).sql();
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
            var at = c.updated();
            var value = new SearchValue.DateRange(at, at.plusNanos(1_000));
            return matching.anyOf().stream().anyMatch(term -> term.matches(value));
        });
    }

    /** The one word by which all is found that a search for a code or an identifier asks for; empty for other searches. */
    public static Optional<Long> word(SearchQuery query) {
        return Words.ofOne(query);
    }

    private void words(SearchCondition.Matching matching) {
        var words = new Words(type, asking::persons);
        words.add(matching);
        words.into(sieve, matching);
    }

    /** Several ranges at once are settled on the bodies: they are rare. */
    private void spans(SearchCondition.Matching matching) {
        var parameter = matching.parameter();
        if (matching.anyOf().size() > 1 || !Sources.hasOwnWords(parameter)) {
            sieve.roughly(present(parameter), c -> matching.matches(c.values()));
            return;
        }
        var term = matching.anyOf().getFirst();
        var range = spans(term);
        var width = term instanceof SearchTerm.DateTerm ? Index.NARROW_DATE : 0;
        var keys = range.keys(parameter, width);
        var when = Columns.isWhen(type, parameter);
        if (when) keys += " union all " + range.keysByStart(type);
        if (Columns.isMeasured(type, parameter)) {
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
