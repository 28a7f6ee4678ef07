package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.careplan.Standing;
import vn.vongdoi.person.PersonKey;

/**
 * What all schedules say of a person.
 *
 * @param person canonical
 * @param changes the first day on which they say something else, if nothing is told until then; null = never
 * @param items those that say something, by service
 * @param managed the diseases that are followed up, by disease
 * @param growth measurements of a child, the oldest first
 */
record State(
        PersonKey person,
        @Nullable String commune,
        @Nullable LocalDate changes,
        List<Item> items,
        List<Followed> managed,
        List<Grown> growth) {
    State {
        items = List.copyOf(items);
        growth = List.copyOf(growth);
        managed = List.copyOf(managed);
    }

    /** Of whom no schedule says anything until then. */
    static State silent(PersonKey person, @Nullable String commune, @Nullable LocalDate until) {
        return new State(person, commune, until, List.of(), List.of(), List.of());
    }

    /** The first of these days of what is open and tells no protected data; null = there is none. */
    @Nullable LocalDate first(Function<Item, @Nullable LocalDate> day) {
        return items.stream()
                .filter(item ->
                        item.standing() == Standing.OPEN && item.labels().isEmpty())
                .flatMap(item -> Stream.ofNullable(day.apply(item)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
