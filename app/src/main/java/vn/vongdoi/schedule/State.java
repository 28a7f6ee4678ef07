package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.person.PersonKey;

/**
 * What all schedules say of a person.
 *
 * @param person canonical
 * @param changes the first day on which they say something else, if nothing is told until then; null = never
 * @param items those that say something, by service
 */
record State(
        PersonKey person,
        @Nullable String commune,
        @Nullable LocalDate changes,
        List<Item> items) {
    State {
        items = List.copyOf(items);
    }
}
