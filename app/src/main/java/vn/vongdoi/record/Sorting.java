package vn.vongdoi.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.page.Problem;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchQuery.Sort;
import vn.vongdoi.search.SearchText;
import vn.vongdoi.search.SearchValue;

/**
 * Takes all matches and keeps the first so many behind a place, in the order asked for; what has no value comes last.
 * The newest comes first among equals, so that a page ends at one place only.
 */
final class Sorting implements Predicate<Candidate> {
    /** More are not sorted: the answer would come too late, and nobody pages through them. */
    private static final int MOST = 50_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Sort> sorts;
    private final int wanted;
    private final Optional<Place> after;
    private final PriorityQueue<Sorted> kept;
    private int seen;

    /**
     * Comes back from outside: one that was made for another order would pass over results.
     *
     * @param order the sorts it was made for
     * @param values one for each sort, as text; null = none
     */
    record Place(String order, List<@Nullable String> values, long key) {
        boolean isOf(List<Sort> sorts) {
            return name(sorts).equals(order) && values != null && values.size() == sorts.size();
        }
    }

    private record Sorted(Candidate candidate, Place place) {}

    Sorting(List<Sort> sorts, int wanted, Optional<Place> after) {
        if (after.isPresent() && !after.get().isOf(sorts)) throw Searching.wrongPlace();
        this.sorts = sorts;
        this.wanted = wanted;
        this.after = after;
        this.kept =
                new PriorityQueue<>(Comparator.comparing(Sorted::place, order()).reversed());
    }

    @Override
    public boolean test(Candidate candidate) {
        if (++seen > MOST) {
            throw Problem.invalid(
                    "Hơn " + MOST + " kết quả cần sắp xếp. Hãy thêm điều kiện cho hẹp lại, hoặc bỏ _sort.",
                    "More than " + MOST + " results to sort. Narrow the search, or leave out _sort.");
        }
        var place = placeOf(candidate);
        if (after.isPresent() && order().compare(place, after.get()) <= 0) return true;
        kept.add(new Sorted(candidate, place));
        if (kept.size() > wanted) kept.poll();
        return true;
    }

    List<Candidate> found() {
        var sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparing(Sorted::place, order()));
        return sorted.stream().map(Sorted::candidate).toList();
    }

    String place(Candidate candidate) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(placeOf(candidate)));
    }

    static Place place(String text) {
        try {
            var place = JSON.readValue(Base64.getUrlDecoder().decode(text), Place.class);
            if (place != null) return place;
            throw Searching.wrongPlace();
        } catch (IllegalArgumentException | JacksonException e) {
            throw Searching.wrongPlace();
        }
    }

    private Comparator<Place> order() {
        return (one, other) -> {
            for (var i = 0; i < sorts.size(); i++) {
                var mine = one.values().get(i);
                var others = other.values().get(i);
                if (mine == null && others == null) continue;
                if (mine == null) return 1;
                if (others == null) return -1;
                var compared = mine.compareTo(others);
                if (compared != 0) return sorts.get(i).descending() ? -compared : compared;
            }
            return Long.compare(other.key(), one.key());
        };
    }

    private Place placeOf(Candidate candidate) {
        var values = new ArrayList<@Nullable String>(sorts.size());
        for (var sort : sorts) values.add(value(candidate, sort));
        return new Place(name(sorts), values, candidate.key());
    }

    private static String name(List<Sort> sorts) {
        return sorts.stream()
                .map(sort -> (sort.descending() ? "-" : "") + sort.parameter().code())
                .collect(Collectors.joining(","));
    }

    /** The earliest value, or the latest when descending. */
    private static @Nullable String value(Candidate candidate, Sort sort) {
        if (sort.parameter().code().equals("_lastUpdated"))
            return text(candidate.version().updated());
        String best = null;
        for (var value : candidate.values().of(sort.parameter())) {
            var text = text(value, sort.parameter(), sort.descending());
            if (text == null) continue;
            if (best == null || (sort.descending() ? text.compareTo(best) > 0 : text.compareTo(best) < 0)) best = text;
        }
        return best;
    }

    /** So written that texts compare as the values do. */
    private static @Nullable String text(SearchValue value, SearchParameter parameter, boolean descending) {
        return switch (value) {
            case SearchValue.Token token -> token.code();
            case SearchValue.Reference reference ->
                reference.id() == null ? reference.url() : reference.type() + "/" + reference.id();
            case SearchValue.DateRange range -> {
                var end = descending && range.until() != null ? range.until() : range.from();
                yield end == null ? null : text(end);
            }
            case SearchValue.Text text -> text.derived() ? null : SearchText.plain(text.text());
            case SearchValue.Numeric number -> text(number.interval().low());
            case SearchValue.Quantity quantity -> text(quantity.interval().low());
            case SearchValue.Uri uri -> uri.uri();
            case SearchValue.Composite _, SearchValue.Position _ ->
                throw Problem.invalid(
                        "Không sắp xếp theo " + parameter.code() + " được.",
                        "Cannot sort by " + parameter.code() + ".");
        };
    }

    private static String text(Instant instant) {
        return text(instant.getEpochSecond()) + String.format("%09d", instant.getNano());
    }

    private static String text(long number) {
        return String.format("%020d", number - Long.MIN_VALUE / 2);
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        if (number == null) return null;
        var bits = Double.doubleToLongBits(number.doubleValue());
        // The sign turned, and of negative numbers everything: then the bits order as the numbers do.
        return String.format("%016x", bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    }
}
