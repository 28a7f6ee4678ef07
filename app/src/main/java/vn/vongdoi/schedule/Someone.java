package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import vn.vongdoi.person.PersonKey;

/**
 * A person of a list.
 *
 * @param items what is due or overdue, the most urgent first
 * @param schoolClass empty = not told, or the list is of no school
 */
record Someone(PersonKey person, List<Item> items, String schoolClass) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    Someone(PersonKey person, List<Item> items) {
        this(person, items, "");
    }

    /** Who is late first, of those who has waited longest. */
    static Comparator<Someone> mostUrgent(LocalDate on) {
        return Comparator.comparing((Someone it) -> it.items().getFirst(), order(on))
                .thenComparing(it -> it.person().value());
    }

    /** As classes follow one another: 2A, 10A; those of whom no class is told come last. */
    static Comparator<Someone> byClass(LocalDate on) {
        return Comparator.comparing((Someone it) -> it.schoolClass().isEmpty())
                .thenComparing(
                        it -> NUMBER.matcher(it.schoolClass()).replaceAll(number -> "%20s".formatted(number.group())))
                .thenComparing(mostUrgent(on));
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
