package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import vn.vongdoi.person.PersonKey;

/**
 * A person of a list.
 *
 * @param items what is due or overdue, the most urgent first
 */
record Someone(PersonKey person, List<Item> items) {

    /** Who is late first, of those who has waited longest. */
    static Comparator<Someone> mostUrgent(LocalDate on) {
        return Comparator.comparing((Someone it) -> it.items().getFirst(), order(on))
                .thenComparing(it -> it.person().value());
    }

    static Comparator<Item> order(LocalDate on) {
        return Comparator.comparing((Item item) -> item.on(on))
                .thenComparing(item -> item.recommended() == null ? LocalDate.MAX : item.recommended())
                .thenComparing(Item::service);
    }

    boolean isLate(LocalDate on) {
        return items.getFirst().on(on) == Due.Status.OVERDUE;
    }
}
